"""A general exception is denied by the state: a letter tells why, and a recipient may still sign a waiver."""

from records.background import ExceptionRequest
from records.clock import county_today
from records.decision import Notice
from tests.activities.provider_office import ROBBERY, state_reviewers
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import Desk
from tests.browser.gathered import Gathered
from tests.browser.told import all_of

WHY = "Nothing was shown of the years since."


async def before_the_state(nadia: Gathered) -> None:
    """A robbery bars her; her request was entered by the worker and sent on by the supervisor."""
    today, people = county_today().isoformat(), nadia.county.people
    assert await nadia.told("evaluate_record", people.carla, convictions=[ROBBERY], note=None) == "waiver_possible"
    form = {"received_on": today, "signed": True, "offense_kind": "sex_or_harm", "offenses": 1}
    more = {"custody_ended_on": "2023-06-30", "evidence": ["letters"], "statement": "Five years of honest work."}
    assert await nadia.told("request_exception", people.carla, **form, **more) == "accepted"
    request = nadia.county.row(ExceptionRequest, ExceptionRequest.enrollment_id == nadia.id).id
    forward = {"exception_id": request, "verdict": "forward", "reason": "Complete."}
    assert await nadia.told("recommend_exception", people.sue, **forward) == "forwarded"


def waived(carla: Desk, nadia: Gathered, case_id: int) -> None:
    """A recipient signs the SOC 862."""
    carla.arrived(f"{nadia.path}/waiver").titled("A recipient's waiver")
    form = carla.form("Enter the waiver")
    carla.fill(form, case_id=case_id, signed_on=county_today(), signed_by="recipient", signer_is_applicant="no")
    carla.press("Enter the waiver").says("in force for this recipient")


def test_a_denied_exception_has_a_letter_and_leaves_the_way_of_the_waiver(county: County, desk: Sitting) -> None:
    state_reviewers()
    nadia = Gathered(county, "Penhaligon")
    ida = nadia.named_by("Ida")
    nadia.reported()
    all_of(before_the_state(nadia))
    county.settle()

    rita = desk("rita")
    rita.turn_to("Reviews").titled("General exception").fill(reason=WHY).press("Deny d").says("Denied")
    county.settle()
    wait_for(lambda: "exception_denied" in nadia.letters(), "the letter", 60)
    assert nadia.now().status == "waiver_possible"
    letter = county.row(
        Notice, Notice.enrollment_id == nadia.id, Notice.template == "exception_denied", Notice.language == "en"
    )
    carla = desk("carla")
    carla.go(f"/notices/{letter.id}").says("Your exception is not granted").says(WHY).seen("notice, exception denied")
    waived(carla, nadia, ida)
    wait_for(lambda: nadia.now().status == "enrolled_by_waiver", "the enrollment by waiver")
    county.settle()
    wait_for(lambda: nadia.assignment(ida) == "ready", "Ida's assignment to be ready")
