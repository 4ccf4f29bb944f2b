"""A certification that says no ends in a denial, and the notice tells it in Spanish."""

import datetime as dt

from babel.dates import format_date

from records.decision import Decision, Notice
from tests.browser import paper
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.desk import Desk
from tests.browser.told import Told, all_of, check_their_histories

SECRETS = ("Candelaria", "Encinares", "1950-07-02", "7 Calle del Roble", "611-22-9034", "611229034")
TOLD = {
    "first_name": "Candelaria",
    "birth_date": dt.date(1950, 7, 2),
    "street": "7 Calle del Roble",
    "city": "Sacramento",
    "zip_code": "95814",
    "ssn": "611229034",
    "written_language": "es",
}


async def waiting_for_the_form(it: Told) -> None:
    """Identified, granted Medi-Cal, and the form is with the physician."""
    await it.identified()
    granted = {"answer": "granted", "federally_funded": True, "effective_on": it.today, "proof": "MEDS"}
    await it.told("answer_medi_cal", it.office.carla, **granted)
    await it.told("issue_certification", it.office.carla, issued_on=it.today, issued_how="mail")


def answered_no(carla: Desk, application_id: int) -> None:
    """The physician's two answers are copied; one of them is no."""
    carla.go(f"/applications/{application_id}/certification").titled("Health care certification")
    form = {"form": "soc_873", "signer": "Dr. Ngata", "signer_profession": "physician"}
    carla.fill(carla.form("Record the certification"), **form, unable_alone="no", at_risk="yes")
    carla.press("Record the certification").titled("Candelaria Encinares")


def denied(carla: Desk) -> None:
    """The caseworker takes the task; the rules have filled in the denial and its cause; she signs."""
    carla.arrived("/tasks?whose=unclaimed").titled("Inbox")
    line = carla.page.get_by_role("row", name="Propose a denial").filter(has_text="Encinares, Candelaria")
    line.get_by_role("button", name="Claim this task").click()
    carla.titled("Proposed decision").says("Is to be denied").seen("proposal, to deny")
    assert carla.page.locator("[name=kind]:checked").get_attribute("value") == "deny"
    assert carla.page.locator("[name=cause]").input_value() == "certification_negative"
    carla.press("Sign and propose").titled("Candelaria Encinares")


def test_a_certification_that_says_no_ends_in_a_denial_told_in_spanish(county: County, desk: Sitting) -> None:
    it = Told(county, "Encinares", **TOLD)
    all_of(waiting_for_the_form(it))
    carla = desk("carla")
    answered_no(carla, it.id)
    denied(carla)
    carla.arrived(f"/applications/{it.id}").until_it_says("NA 1252").says("Denied").seen("application, denied")
    notices = county.rows(Notice, Notice.application_id == it.id)
    assert [notice.language for notice in notices] == ["es", "en"]
    denial = county.row(Decision, Decision.application_id == it.id, Decision.question == "intake.denial")
    assert notices[0].decision_ids == [denial.id]
    carla.go(f"/notices/{notices[0].id}").says("Su solicitud fue negada").seen("notice, in Spanish")
    printed = paper.fetched(carla, "Open the PDF")
    assert (printed.tagged, printed.language[:2]) == (True, "es")
    assert "El condado negó su solicitud" in printed.words
    assert format_date(notices[0].hearing_by, "long", "es") in printed.words
    for reason in notices[0].content["reasons"]:
        assert reason["says"] in printed.words
        assert reason["cite"] in printed.words
    check_their_histories([it.id], SECRETS)
