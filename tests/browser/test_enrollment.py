"""A provider enrolled straight through, from the search to the letter: forms in any order, partners by their files."""

import re
import time

from activities.partners import demo_responder
from activities.partners.doj import JusticeFiles
from activities.partners.files import FilePartner
from activities.partners.ssn_check import SsnFiles
from activities.partners.suspended_list import ListFiles
from records.clock import county_today
from records.decision import Notice
from records.enrollment import Enrollment, PartnerInquiry
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import Desk
from tests.browser.told import check_histories_of

BORN = {"month": 6, "day": 2, "year": 1988}
EARLIER = {"month": 11, "day": 23, "year": 1979}
PATIENCE = 60
"""Seconds for what the office does in its own time."""
NUMBERS = {"Tess": "548-61-7311", "Zelda": "548-61-7312"}


def answered(county: County, *partners: type[FilePartner]) -> None:
    """The stand-ins of the partners answer what lies in their folders; the office's worker collects it."""
    for kind in partners:
        files = kind(county.office.home.root / "partners")
        wait_for(lambda files=files: any(files.questions.glob("ask-*.csv")), f"a question to {files.name}", PATIENCE)
        wait_for(county.worked_off, "the question to be on record", PATIENCE)
        assert demo_responder.respond_once(files, time.time() + 1) >= 1
        assert not list(files.questions.glob("ask-*.csv"))


def begun(carla: Desk, first: str, last: str, born: dict[str, int]) -> str:
    """Search first, then the form as told; the address of the enrollment."""
    carla.turn_to("Providers").titled("Providers").seen("providers, list")
    carla.follow("New provider").titled("New provider").seen("new provider, search")
    carla.fill(first_name=first, last_name=last, birth_date=born).press("Search and go on")
    carla.says("Nobody like this is known").seen("new provider, form")
    carla.fill(ssn=NUMBERS[first], phone="916 555 0177", street="7 Fern Ct", city="Sacramento", zip_code="95811")
    carla.press("Begin the enrollment").titled("Enrollment form, SOC 426")
    found = re.search(r"(/enrollments/\d+)/form", carla.page.url)
    assert found, carla.page.url
    return found[1]


def handed_in(carla: Desk, path: str) -> None:
    """Empty, it says what is missing; then as on the papers that were seen."""
    carla.press("Record the form").says("Say which original photo ID you saw.").seen("enrollment form, with a problem")
    carla.fill(identity_document="passport", ssn_card_seen="yes", work_authorized="yes").press("Record the form")
    carla.page.wait_for_url(re.compile(path + "$"))
    carla.arrived(path).until_it_says("Handed in")


def enrolled(county: County, path: str) -> Enrollment:
    """The enrollment as it is now."""
    found: Enrollment = county.row(Enrollment, Enrollment.id == int(path.rpartition("/")[2]))
    return found


def test_from_the_search_to_the_letter(county: County, desk: Sitting) -> None:
    carla = desk("carla")
    path = begun(carla, "Tess", "Brightwater", BORN)
    handed_in(carla, path)
    carla.says("Finishing enrollment, 90 days").says("is here").seen("provider, not complete")
    carla.arrived(f"{path}/agreement").titled("Provider agreement").seen("provider agreement")
    carla.fill(signed_on=county_today()).press("Record the agreement").titled("Tess Brightwater")
    carla.arrived(f"{path}/fingerprints").fill(ati="F123").press("Record the Live Scan").titled("Tess Brightwater")
    answered(county, SsnFiles, ListFiles, JusticeFiles)
    wait_for(lambda: enrolled(county, path).background == "clear", "the answer of the Department of Justice", PATIENCE)
    carla.arrived(f"{path}/orientation").fill(how="online").press("Record the orientation").titled("Tess Brightwater")
    wait_for(lambda: enrolled(county, path).status == "enrolled", "the enrollment", PATIENCE)
    county.settle()
    row = enrolled(county, path)
    wait_for(lambda: county.count(Notice, Notice.enrollment_id == row.id) > 0, "the letter", PATIENCE)
    assert (row.ssn_standing, row.list_standing, row.paid_from) == ("verified", "clear", county_today())
    carla.arrived(path).says("May work and be paid for any recipient").says("SOC 848, enrollment")
    carla.says("everything is in").seen("provider, enrolled")
    by_wire = county.rows(PartnerInquiry, PartnerInquiry.enrollment_id == row.id)
    assert {each.answered_by for each in by_wire} == {"partner"}
    carla.go("/enrollments?status=enrolled").says("Brightwater")
    check_histories_of([f"enrollment-{row.id}"], ("Tess", "Brightwater", "1988-06-02", "548617311", "Fern"))


def test_a_number_that_does_not_fit_is_corrected_and_asked_about_anew(county: County, desk: Sitting) -> None:
    carla = desk("carla")
    path = begun(carla, "Zelda", "Farthing", EARLIER)
    handed_in(carla, path)
    answered(county, SsnFiles, ListFiles)
    wait_for(lambda: enrolled(county, path).ssn_standing == "mismatch", "the number to be found wrong", PATIENCE)
    carla.arrived(path).says("Compare the card and correct it.").seen("provider, number does not fit")
    carla.go(f"{path}/form").titled("Correct the number or the name").seen("enrollment form, corrected")
    carla.fill(ssn="548-61-7399").press("Correct and check anew").titled("Zelda Farthing")
    wait_for(lambda: enrolled(county, path).ssn_standing == "asked", "the question to be asked anew", PATIENCE)
    carla.arrived(f"{path}/ssn-check").fill(answer="verified").press("Record the answer")
    carla.says("Say where you saw it").fill(proof="Letter of the SSA.").press("Record the answer")
    wait_for(lambda: enrolled(county, path).ssn_standing == "verified", "the number to be verified", PATIENCE)
