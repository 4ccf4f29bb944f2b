"""One application from the first call to hours and a notice, through the hands of four people."""

import json
import subprocess
import sys

from babel.dates import format_date
from playwright.sync_api import expect

from cli.office.home import CHECKOUT
from records.care_case import Authorization, Case
from records.clock import county_today
from records.decision import Notice, Proposal
from records.task import Task, unfinished
from tests.browser import paper
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.desk import Desk
from tests.browser.told import check_their_histories
from web.wording import hours

APPLICANT = {
    "first_name": "Philomena",
    "last_name": "Thistledown",
    "birth_date": {"month": 3, "day": 14, "year": 1941},
    "phone": "916 555 0177",
}
FORM = {"ssn": "523-45-6712", "street": "48 Quince Lane", "city": "Sacramento", "zip_code": "95817"}
SECRETS = ("Philomena", "Thistledown", "1941-03-14", "48 Quince Lane", "523-45-6712", "9165550177")
NAME = "Philomena Thistledown"
WHY_LONGER = "Two people are needed for the tub transfer; each bath takes 50 minutes."
RANKS = {"meals": 4, "housework": 4, "laundry": 4, "shopping": 5, "bathing": 3, "dressing": 3, "mobility": 2}
OTHERS = ("bowel_bladder", "transfer", "eating", "respiration", "memory", "orientation", "judgment")
TYPED = {
    "home.rooms": "6",
    "home.sole_use_rooms": "2",
    "home.shared_rooms": "2",
    "home.people": "4",
    "domestic.time": "6:00",
    "meal_preparation.time": "6",
    "laundry.time": "1:00",
    "food_shopping.time": "1:00",
    "dressing.time": "1:40",
    "bathing.time": "5:50",
}
SERVICES = [
    {"service": "domestic", "minutes_per_month": 360, "prorated_minutes": 210},
    {"service": "meal_preparation", "minutes_per_week": 360},
    {"service": "laundry", "minutes_per_week": 60},
    {"service": "food_shopping", "minutes_per_week": 60},
    {"service": "dressing", "minutes_per_week": 100},
    {"service": "bathing", "minutes_per_week": 350},
]
"""What was typed, in minutes. The rooms leave a share of 2:30 of the cleaning, so 3:30 of 6:00 are taken off."""
YES = ("california_resident", "own_home", "aged_blind_or_disabled")
NO = ("residual_eligible", "declined_cfco", "spouse_provider", "parent_of_minor_provider", "advance_pay")


def taken_by_phone(ines: Desk) -> int:
    """The clerk searches, registers, reads the number out; the application's id."""
    ines.titled("New application").turn_to("My day").titled("My day").seen("my day, empty")
    ines.turn_to("New application").titled("New application").seen("search first")
    ines.fill(**APPLICANT).press("Search and go on")
    ines.says("Form SOC 295").seen("registration form")
    assert ines.page.locator("[name=last_name]").input_value() == "Thistledown"
    ines.fill(**FORM).press("Register the application")
    ines.titled("Registered: read the number to the caller").seen("registered")
    application = ines.county.application(ines.application_id)
    ines.says(application.confirmation_number)
    return application.id


def cleared(ines: Desk) -> None:
    """The clerk compares and says: a new person."""
    ines.county.settle()
    ines.follow("Go on to clearance").titled(f"Who is {NAME}?").says("Nobody like this is known.").seen(
        "clearance, nobody"
    )
    ines.press("Record the answer").titled(NAME)
    ines.county.settle()


def claimed(carla: Desk) -> None:
    """The caseworker takes the first task out of the unit's list, and is the application's worker from now on."""
    carla.titled("My day").follow("unclaimed in my unit").titled("Inbox").seen("inbox, unclaimed")
    line = carla.page.get_by_role("row", name="Give out the SOC 873").filter(has_text="Thistledown, Philomena")
    line.get_by_role("button", name="Claim this task").click()
    carla.titled("Health care certification").seen("certification, to be given out")


def gathered(carla: Desk, application_id: int) -> None:
    """The form goes out and comes back, Medi-Cal is entered by hand with its proof, the visit is made."""
    page, today = f"/applications/{application_id}", county_today().isoformat()
    carla.fill(issued_how="mail").press("Give out the form").titled(NAME)
    carla.arrived(page).says("Health care certification").seen("application, gathering")
    carla.go(f"{page}/medi-cal").titled("Medi-Cal").seen("medi-cal, waiting")
    carla.fill(answer="granted", federally_funded="yes", effective_on=today, aid_code="1H", share_of_cost_cents="0.00")
    carla.fill(proof="MEDS screen INQM, printed today").press("Record the answer").titled(NAME)
    carla.arrived(f"{page}/visit").titled("Home visit").seen("visit, to be planned")
    visit = carla.form("Plan the visit")
    carla.fill(visit, starts_at={"day": today, "time": "09:30"}, place="home").press("Plan the visit").titled(NAME)
    carla.arrived(f"{page}/visit").says("9:30").seen("visit, planned")
    carla.fill(carla.form("The visit is done"), note="Her daughter was there.").press("The visit is done").titled(NAME)
    carla.arrived(f"{page}/certification").seen("certification, awaited")
    form = {"form": "soc_873", "signer": "Dr. Ngata", "signer_profession": "physician"}
    carla.fill(carla.form("Record the certification"), **form, unable_alone="yes", at_risk="yes")
    carla.press("Record the certification").titled(NAME)


def assessed(carla: Desk, application_id: int) -> str:
    """Ranks and times as typed; the figures beside them are the law's own. The program that pays."""
    carla.arrived(f"/applications/{application_id}/assessment").press("Begin the assessment").titled("Needs assessment")
    carla.fill(**{f"rank.{name}": 1 for name in OTHERS}, **{f"rank.{name}": rank for name, rank in RANKS.items()})
    carla.fill(**{f"about.{name}": "yes" for name in YES}, **{f"about.{name}": "no" for name in NO})
    carla.fill(**{"about.restaurant_meals": "no"}, **TYPED)
    figures = carla.page.locator("#figures")
    carla.reads(figures, "A supervisor looks at this")
    carla.reads(carla.page.locator("#domestic-share"), "2:30")
    carla.seen("assessment, being typed").press("Complete the assessment")
    carla.says("is outside the guideline: write why this person needs it.").seen("assessment, not complete")
    carla.fill(**{"bathing.reason": WHY_LONGER})
    program = figures.locator(".tag").first.inner_text()
    said = asked_of_the_law(program)
    for name in ("authorized_minutes_per_month", "weekly_maximum_minutes", "weekly_authorized_minutes"):
        carla.reads(figures, hours(said[name]))
    carla.press("Complete the assessment").titled(NAME)
    return program


def asked_of_the_law(program: str) -> dict[str, int]:
    """The same services put to the law from the command line."""
    facts = {"program": program, "protective_supervision": False, "services": SERVICES}
    command = [sys.executable, "-m", "cli", "ask", "ihss.hours", "--on", county_today().isoformat()]
    asked = subprocess.run(command, input=json.dumps(facts), capture_output=True, text=True, cwd=CHECKOUT, check=True)
    answer: dict[str, int] = json.loads(asked.stdout)["answer"]
    return answer


def proposed(cody: Desk, application_id: int) -> int:
    """A colleague who is also a supervisor signs the proposal; he may not approve it himself."""
    cody.arrived(f"/applications/{application_id}/proposal").titled("Proposed decision").seen("proposal")
    cody.says("Outside the guideline").says(WHY_LONGER)
    cody.press("Sign and propose").titled(NAME)
    cody.county.settle()
    proposal: Proposal = cody.county.row(Proposal, Proposal.application_id == application_id)
    assert proposal.review_rows == ["outside_guideline"]
    cody.go(f"/applications/{application_id}/review/{proposal.id}").titled("Review of a proposed decision")
    cody.says("Nobody approves their own proposal.").seen("review, of one's own")
    expect(cody.page.get_by_role("button", name="Approve")).to_have_count(0)
    return proposal.id


def approved(sue: Desk) -> None:
    """The supervisor sees what, why, by which rule and how far from it; and approves."""
    sue.titled("34 North").seen("unit")
    sue.follow("Review what waits").titled("Review of a proposed decision")
    sue.says("Why it comes to you").says("Difference from the guideline").says(WHY_LONGER).seen("review")
    sue.page.get_by_role("button", name="Approve").click()
    sue.says("Approved.").says("Nothing waits for your word.").seen("reviews, none left")


def decided(carla: Desk, application_id: int) -> None:
    """The case is open, its hours stand, the notice is there, and the decision can be asked again."""
    carla.arrived(f"/applications/{application_id}").until_it_says("approval").seen("application, decided")
    carla.follow("Why").seen("decision explained")
    carla.says("The facts").says("The rows").follow("Ask again").says("Same answer").seen("decision asked again")


def noticed(carla: Desk, application_id: int) -> None:
    """The notice says what was decided, why, by which law, and until when to object; a screen reader can read it."""
    notice = carla.county.row(Notice, Notice.application_id == application_id)
    carla.go(f"/notices/{notice.id}").seen("notice")
    printed = paper.fetched(carla, "Open the PDF")
    assert (printed.tagged, printed.language) == (True, "en-US")
    assert format_date(notice.hearing_by, "long", "en") in printed.words
    assert WHY_LONGER not in printed.words
    for reason in notice.content["reasons"]:
        assert reason["says"] in printed.words
        assert reason["cite"] in printed.words


def test_an_application_goes_from_the_first_call_to_hours_and_a_notice(county: County, desk: Sitting) -> None:
    ines = desk("ines")
    application_id = taken_by_phone(ines)
    cleared(ines)
    carla = desk("carla")
    claimed(carla)
    gathered(carla, application_id)
    program = assessed(carla, application_id)
    proposed(desk("cody"), application_id)
    approved(desk("sue"))
    decided(carla, application_id)
    noticed(carla, application_id)
    application = county.application(application_id)
    assert (application.status, application.stage) == ("eligible", "ended")
    assert application.worker_id == county.people.carla
    authorized = county.row(Authorization, Authorization.application_id == application_id)
    assert authorized.authorized_minutes_per_month == asked_of_the_law(program)["authorized_minutes_per_month"]
    case = county.row(Case, Case.id == application.case_id)
    carla.go(f"/cases/{case.case_number}").says(hours(authorized.authorized_minutes_per_month)).seen("case")
    assert county.count(Task, Task.application_id == application_id, unfinished()) == 0
    check_their_histories([application_id], SECRETS)
