"""From a recipient's word to the last day: named, ready, started, split, and ended by a later conviction."""

import datetime as dt

from activities.temporal import connect
from records.assessment_draft import Line
from records.assignment import Assignment, AssignmentHours
from records.care_case import Authorization, Case
from records.clock import county_today
from records.decision import Notice
from records.task import Task
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import Desk
from tests.browser.hired import Carer, Recipient
from tests.browser.told import all_of, run
from tests.workflows.journey_histories import check_histories
from web.wording import hours
from workflows.messages import process_id

SECRETS = ("Winifred", "Sedge", "Barnaby", "Leocadia", "519348821", "519-34-8821", "9 Alder Court", "1988-06-02")
TOLD = {"first_name": "Leocadia", "street": "9 Alder Court", "city": "Sacramento", "zip_code": "95814"}


def stands(county: County, assignment_id: int, status: str) -> None:
    """Wait until an assignment has come to a status."""

    def there() -> bool:
        return bool(county.row(Assignment, Assignment.id == assignment_id).status == status)

    wait_for(there, f"the assignment to be {status}")


def named_and_waiting(carla: Desk, case: Case, assignment_id: int) -> None:
    """On the case page the provider stands as one who may not work yet."""
    stands(carla.county, assignment_id, "waiting")
    carla.arrived(f"/cases/{case.case_number}").says("Winifred Sedge").says("Waiting").seen("case, a provider named")
    carla.follow("Winifred Sedge").titled("Winifred Sedge for Leocadia Brook")
    carla.says("The provider may not work for this recipient yet.").seen("assignment, waiting")


def started(carla: Desk, assignment_id: int, most: int) -> None:
    """The task leads to the page; what is left is shown while hours are typed; letters go out."""
    stands(carla.county, assignment_id, "ready")
    wait_for(lambda: carla.county.count(Task, Task.assignment_id == assignment_id) == 1, "the task to start")
    carla.arrived("/tasks?whose=unclaimed").titled("Inbox")
    line = carla.page.get_by_role("row", name="Start the provider").filter(has_text="Sedge")
    line.get_by_role("button", name="Claim this task").click()
    carla.titled("Winifred Sedge for Leocadia Brook")
    form = carla.form("Start the assignment")
    carla.fill(form, **{"start.starts_on": county_today().isoformat(), "start.minutes_per_week": hours(most + 1)})
    carla.reads(carla.page.locator("#left"), f"At most {hours(most)} fit here")
    carla.seen("assignment, too many hours typed").press("Start the assignment")
    carla.says(f"{hours(most)} a week is left for this provider").seen("assignment, start refused")
    carla.fill(form, **{"start.minutes_per_week": hours(most - 120)})
    carla.reads(carla.page.locator("#left"), "2:00 would be left").press("Start the assignment")
    stands(carla.county, assignment_id, "active")
    carla.arrived(f"/assignments/{assignment_id}").says("Provider started").until_it_says("SOC 2271")
    carla.seen("assignment, active")
    assert carla.county.row(Task, Task.assignment_id == assignment_id).state == "done"


def second_provider(carla: Desk, assignment_id: int) -> None:
    """An hour too many is refused with the minutes that are left; what is left is taken."""
    stands(carla.county, assignment_id, "ready")
    carla.arrived(f"/assignments/{assignment_id}").titled("Barnaby Reed for Leocadia Brook")
    form = carla.form("Start the assignment")
    carla.fill(form, **{"start.starts_on": county_today().isoformat(), "start.minutes_per_week": "3:00"})
    carla.press("Start the assignment").says("2:00 a week is left for this provider")
    assert carla.page.locator("[name='start.minutes_per_week']").input_value() == "3:00"
    carla.fill(form, **{"start.minutes_per_week": "2:00"}).press("Start the assignment")
    stands(carla.county, assignment_id, "active")


def split_anew(carla: Desk, case: Case, first: int, second: int, most: int) -> None:
    """Both are changed in one form; too much is shown before it is said, and refused when it is said."""
    carla.arrived(f"/cases/{case.case_number}").says("nothing is left").seen("case, two providers")
    carla.follow("Hours of the recipient's providers").titled("Hours of the recipient's providers")
    carla.seen("split, as it is")
    one, two = f"hours.{first}.minutes_per_week", f"hours.{second}.minutes_per_week"
    carla.fill(**{one: hours(most - 180), two: "4:00"})
    carla.reads(carla.page.locator("#split-preview"), "1:00 too much").seen("split, too much")
    carla.press("Split the hours anew").says("There is a problem").says("a week is left for this provider")
    assert carla.county.count(AssignmentHours, AssignmentHours.assignment_id.in_((first, second))) == 2
    carla.fill(**{two: "3:00"}).reads(carla.page.locator("#split-preview"), "nothing would be left")
    carla.press("Split the hours anew").titled("Leocadia Brook")
    carla.county.settle()
    newest = carla.county.rows(AssignmentHours, AssignmentHours.assignment_id.in_((first, second)))[-2:]
    assert {row.assignment_id: row.minutes_per_week for row in newest} == {first: most - 180, second: 180}


def test_a_provider_is_named_starts_shares_the_hours_and_is_ended_by_a_later_conviction(
    county: County, desk: Sitting
) -> None:
    winifred, barnaby = (
        Carer(county, first, last, ssn)
        for first, last, ssn in (("Winifred", "Sedge", "519348821"), ("Barnaby", "Reed", "519348822"))
    )
    case = run(Recipient(county, "Brook", **TOLD).authorized())
    most = county.row(Authorization, Authorization.case_id == case.id).weekly_maximum_minutes
    first = run(winifred.named_by(case))
    carla = desk("carla")
    named_and_waiting(carla, case, first)
    all_of(winifred.enrolled(), barnaby.enrolled())
    started(carla, first, most)
    second = run(barnaby.named_by(case))
    second_provider(carla, second)
    split_anew(carla, case, first, second, most)
    run(winifred.convicted())
    stands(county, first, "ended")
    carla.arrived(f"/assignments/{first}").says("This assignment ended").seen("assignment, ended")
    carla.arrived(f"/cases/{case.case_number}").says("1 who worked here before").says("Barnaby Reed")
    assert county.row(Assignment, Assignment.id == second).status == "active", "another's conviction is not his"
    run(barnaby.convicted())
    stands(county, second, "ended")
    wait_for(lambda: bool(county.rows(Task, Task.assignment_id == second, Task.state == "open")), "the search")
    assert [task.kind for task in county.rows(Task, Task.assignment_id == second, Task.state == "open")] == [
        "find_another_provider"
    ]
    assert county.count(Notice, Notice.assignment_id == first) > 0
    run(histories_are_clean([process_id("assignment", each) for each in (first, second)]))


async def histories_are_clean(workflow_ids: list[str]) -> None:
    """What Temporal keeps of assignments names nobody, and replays."""
    await check_histories(await connect(), workflow_ids, SECRETS)


def test_a_mother_who_becomes_the_provider_moves_her_daughter_from_pcsp_to_ipo_and_back(
    county: County, desk: Sitting
) -> None:
    girl = Recipient(county, "Thistle", first_name="Isaura", birth_date=dt.date(2014, 2, 1))
    case = run(girl.authorized(Line("bathing", 150), Line("meal_preparation", 360), declined_cfco=True))
    rosalba = Carer(county, "Rosalba", "Thistle", "519348823")
    run(rosalba.enrolled())
    mother = run(rosalba.named_by(case, "parent"))
    stands(county, mother, "ready")
    carla = desk("carla").arrived(f"/assignments/{mother}").says("The recipient moves from PCSP to IPO.")
    carla.seen("assignment, a parent before the start")
    form = carla.form("Start the assignment")
    carla.fill(form, **{"start.starts_on": county_today().isoformat(), "start.minutes_per_week": "5:00"})
    carla.press("Start the assignment")
    stands(county, mother, "active")
    carla.arrived(f"/cases/{case.case_number}").says("IPO").until_it_says("NA 1253").says("Program changed")
    before, after = county.rows(Authorization, Authorization.case_id == case.id)
    assert (before.program, after.program, after.starts_on) == ("PCSP", "IPO", county_today())
    carla.go(f"/assignments/{mother}").open("End the assignment")
    ending = carla.form("End the assignment")
    carla.fill(ending, **{"end.ended_on": county_today().isoformat(), "end.reason": "provider_left"})
    carla.press("End the assignment")
    stands(county, mother, "ended")
    newest = county.rows(Authorization, Authorization.case_id == case.id)[-1]
    assert (newest.program, newest.starts_on) == ("PCSP", county_today() + dt.timedelta(days=1))
