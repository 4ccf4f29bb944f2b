"""A criminal record through all desks: denied, by waiver for one recipient, an exception, an appeal that is won."""

from records.background import EnrollmentAppeal, ExceptionRequest
from records.clock import county_today
from tests.activities.provider_office import state_reviewers
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import Desk
from tests.browser.gathered import Gathered

ROBBERY = {"offense": "Robbery", "code_section": "PC 211", "tier": "2", "convicted": "2021-05-20"}


def typed(number: int, fields: dict[str, str]) -> dict[str, str]:
    """A line of the record, by the names of its fields."""
    return {f"{number}.{name}": value for name, value in fields.items()}


def evaluated(carla: Desk, nadia: Gathered, offense: dict[str, str], looks: bool = False) -> None:
    """The notice is entered as typed; the law's answer shows before anything is sent."""
    carla.arrived(f"{nadia.path}/record").titled("Criminal record")
    form = carla.form("Evaluate the record")
    for name, value in typed(0, offense).items():
        box = form.locator(f"[name='{name}']")
        box.select_option(value) if name == "0.tier" else box.fill(value)
    carla.reads(carla.page.locator("#answer"), "What the law would say today")
    if looks:
        carla.reads(carla.page.locator("#answer"), "counts until").seen("record, as typed")
    carla.press("Evaluate the record")


def waived(carla: Desk, nadia: Gathered, case_id: int, applicant: str) -> None:
    """A recipient's SOC 862, with the law's verdict beside it."""
    carla.arrived(f"{nadia.path}/waiver").titled("A recipient's waiver")
    carla.fill(carla.form("Enter the waiver"), case_id=case_id, signed_on=county_today(), signed_by="recipient")
    carla.fill(carla.form("Enter the waiver"), signer_is_applicant=applicant)
    carla.reads(carla.page.locator("#answer"), "What the law would say today")


def test_tier_2_a_waiver_for_one_recipient_and_an_exception_through_three_desks(county: County, desk: Sitting) -> None:
    state_reviewers()
    nadia = Gathered(county, "Quillfeather")
    ida, ben = nadia.named_by("Ida"), nadia.named_by("Ben")
    nadia.reported()
    carla = desk("carla")
    evaluated(carla, nadia, ROBBERY, looks=True)
    carla.says("tier 2")
    wait_for(lambda: nadia.now().status == "waiver_possible", "the denial")
    county.settle()
    wait_for(lambda: {"provider_tier_2", "recipient_tier_2"} <= set(nadia.letters()), "the letters", 60)
    assert {"exception_request", "enrollment_appeal"} <= nadia.clocks()
    carla.arrived(nadia.path).says("Enter a waiver").seen("provider, denied on tier 2")

    waived(carla, nadia, ben, "yes")
    carla.reads(carla.page.locator("#answer"), "refuse").seen("waiver, refused as typed").press("Enter the waiver")
    wait_for(lambda: "waiver_refused" in nadia.letters(), "the letter to Ben", 60)
    waived(carla, nadia, ida, "no")
    carla.press("Enter the waiver").says("in force for this recipient")
    wait_for(lambda: nadia.now().status == "enrolled_by_waiver", "the enrollment by waiver")
    county.settle()
    wait_for(lambda: nadia.assignment(ida) == "ready", "Ida's assignment to be ready")
    assert nadia.assignment(ben) != "ready"

    _exception(county, desk, carla, nadia)
    wait_for(lambda: nadia.now().status == "enrolled", "the enrollment for all")
    county.settle()
    wait_for(lambda: {"exception_granted", "provider_enrolled"} <= set(nadia.letters()), "the letters of the state", 60)
    carla.arrived(nadia.path).says("Exception, SOC 863").seen("provider, enrolled by an exception")


def _exception(county: County, desk: Sitting, carla: Desk, nadia: Gathered) -> None:
    """Worker, supervisor, state; the two who decide find it by Reviews, and each by their own list."""
    carla.go(f"{nadia.path}/exception").titled("General exception")
    form = carla.form("Enter the request")
    carla.fill(form, signed="yes", offense_kind="sex_or_harm", offenses=1, custody_ended_on="2023-06-30")
    carla.fill(form, statement="Five years of honest work.", evidence="letters")
    carla.reads(carla.page.locator("#answer"), "clear and convincing").seen("exception, entered")
    carla.press("Enter the request").says("waits for your supervisor")
    county.settle()

    sue = desk("sue")
    sue.go("/reviews/next").titled("General exception").says("Clear and convincing").seen("exception, recommended")
    sue.page.keyboard.press("s")
    sue.page.keyboard.type("Her employers speak well of her.")
    sue.press("Send on to the state a").says("Sent on to the state.")
    county.settle()

    rita = desk("rita")
    rita.titled("Inbox").follow("Unclaimed in my unit").says("Decide an exception").seen("inbox of the state")
    rita.turn_to("Reviews").titled("General exception").seen("exception, decided")
    request = county.row(ExceptionRequest, ExceptionRequest.enrollment_id == nadia.id)
    assert rita.page.url.endswith(f"/exceptions/{request.id}")
    rita.fill(reason="The proof is clear and convincing.").press("Grant a").says("Granted.")
    rita.says("Nothing waits for your word.")
    county.settle()


def test_an_appeal_of_tier_1_is_won(county: County, desk: Sitting) -> None:
    state_reviewers()
    nadia = Gathered(county, "Marchbanks")
    nadia.reported()
    carla = desk("carla")
    evaluated(carla, nadia, ROBBERY | {"offense": "Fraud against Medi-Cal", "tier": "1"})
    wait_for(lambda: nadia.now().status == "ineligible", "the denial")
    wait_for(lambda: "provider_tier_1" in nadia.letters(), "the letter", 60)
    carla.arrived(f"{nadia.path}/appeal").titled("Appeal").seen("appeal, entered")
    carla.fill(grounds="It is another Nadia Marchbanks.").press("Enter the appeal").says("waits for the state")
    county.settle()
    rosa = desk("rosa")
    appeal = county.row(EnrollmentAppeal, EnrollmentAppeal.enrollment_id == nadia.id)
    rosa.turn_to("Reviews").titled("Appeal").says("another Nadia Marchbanks").seen("appeal, decided")
    assert rosa.page.url.endswith(f"/appeals/{appeal.id}")
    rosa.fill(reason="The fingerprints are another person's.").press("Grant a").says("Granted")
    wait_for(lambda: nadia.now().status == "enrolled", "the enrollment")
    county.settle()
    wait_for(lambda: {"appeal_granted", "provider_enrolled"} <= set(nadia.letters()), "the letters", 60)
    assert not nadia.clocks() & {"enrollment_appeal", "enrollment_appeal_decision"}
