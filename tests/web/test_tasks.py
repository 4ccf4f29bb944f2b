"""The inbox and the moves of tasks, as their users meet them in the browser."""

import datetime as dt
import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.staff import Staff
from records.task import Task, TaskComment, TaskMove
from tests.records.staffed import hire
from tests.web import past


@pytest.fixture
def colleague(session: Session, staff: dict[str, Staff]) -> Staff:
    """A second caseworker in the same unit."""
    hired = hire(session, "second", "caseworker", county="34", unit=staff["caseworker"].unit_id)
    session.commit()
    return hired


def open_task(session: Session, staff: Staff, mine: bool = True, due: int = 3, **more) -> Task:
    """An open task of a caseworker's unit."""
    task = Task(
        kind=more.pop("kind", "schedule_visit"),
        county_code=staff.county_code,
        unit_id=staff.unit_id,
        role=more.pop("role", "caseworker"),
        assignee_id=staff.id if mine else None,
        due_on=county_today() + dt.timedelta(days=due),
        opened_at=now(),
        **more,
    )
    session.add(task)
    session.commit()
    return task


def fresh(session: Session, task: Task) -> Task:
    session.expire_all()
    return session.get_one(Task, task.id)


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)))


def test_my_day_shows_what_is_overdue_and_what_nobody_has(as_role, session, staff):
    open_task(session, staff["caseworker"], due=-2)
    open_task(session, staff["caseworker"], mine=False)
    page = text_of(as_role("caseworker").get("/"))
    assert "1 overdue" in page
    assert "1 unclaimed in my unit" in page


def kinds_offered(visitor, address="/tasks"):
    """The kinds of task that the inbox may be narrowed to."""
    return set(re.findall(r'<option value="([a-z_]+)"', visitor.get(address).get_data(as_text=True)))


def test_the_inbox_is_narrowed_to_the_kinds_of_task_that_one_may_meet(as_role, session, staff):
    assert kinds_offered(as_role("regional_office")) == {
        *("review_organization", "name_liaison", "organization_overdue"),
        *("review_account_request", "account_request_overdue"),
    }
    assert kinds_offered(as_role("information_technology")) == {"assign_user_id"}
    caseworker = staff["caseworker"]
    assert "review_violation" in kinds_offered(as_role("caseworker"))
    assert not {"confirm_violation", "assign_user_id"} & kinds_offered(as_role("caseworker"))
    open_task(session, caseworker, kind="confirm_violation", role="supervisor")
    assert "confirm_violation" in kinds_offered(as_role("caseworker")), "it was handed over"
    boss = hire(session, "boss", "supervisor", county="34", unit=caseworker.unit_id)
    open_task(session, boss, kind="decide_state_review", role="supervisor")
    unit = kinds_offered(as_role("caseworker"), "/tasks?whose=unit")
    assert {"review_violation", "confirm_violation", "decide_state_review"} <= unit
    assert "decide_dispute" in kinds_offered(as_role("caseworker"), "/tasks?kind=decide_dispute"), "it is chosen"


def test_what_stands_on_a_list_can_be_picked_there_though_nobody_of_the_unit_has_its_role_now(
    as_role, session, staff, colleague
):
    caseworker, later = staff["caseworker"], county_today() + dt.timedelta(days=2)
    boss = hire(session, "boss", "supervisor", county="34", unit=caseworker.unit_id)
    open_task(session, boss, kind="decide_dispute", role="supervisor")
    open_task(session, boss, mine=False, kind="release_pay_run", role="supervisor")
    put_away = {"role": "supervisor", "state": "deferred", "not_before": later}
    open_task(session, boss, kind="confirm_violation", **put_away)
    open_task(session, caseworker, kind="review_proposal", **put_away)
    open_task(session, colleague, kind="assign_user_id", role="information_technology", state="done")
    boss.active = staff["supervisor"].active = False
    session.commit()
    unit = kinds_offered(as_role("caseworker"), "/tasks?whose=unit")
    assert {"decide_dispute", "release_pay_run", "confirm_violation", "review_proposal"} <= unit
    mine = kinds_offered(as_role("caseworker"), "/tasks?deferred=1")
    assert "review_proposal" in mine, "it was put away before the role was taken"
    assert not {"decide_dispute", "assign_user_id"} & (mine | kinds_offered(as_role("caseworker")))
    assert "assign_user_id" not in unit, "it is done"


def test_a_claimed_task_is_mine_and_its_history_says_so(as_role, session, staff):
    task = open_task(session, staff["caseworker"], mine=False)
    answer = as_role("caseworker").post(f"/tasks/{task.id}/claim")
    assert answer.status_code == 303
    assert fresh(session, task).assignee_id == staff["caseworker"].id
    assert [move.kind for move in session.scalars(select(TaskMove))] == ["claimed"]


def test_a_task_that_a_colleague_has_cannot_be_claimed(as_role, session, staff, colleague):
    task = open_task(session, colleague)
    browser = as_role("caseworker")
    answer = browser.post(f"/tasks/{task.id}/claim", follow_redirects=True)
    assert "A colleague has this task already" in text_of(answer)
    assert fresh(session, task).assignee_id == colleague.id


def test_a_deferred_task_comes_back_only_for_whoever_has_it(as_role, session, staff, colleague):
    later = county_today() + dt.timedelta(days=2)
    task = open_task(session, colleague, state="deferred", not_before=later)
    answer = as_role("caseworker").post(f"/tasks/{task.id}/resume", follow_redirects=True)
    assert "This task is not yours to bring back" in text_of(answer)
    assert fresh(session, task).not_before == later


def test_who_has_no_unit_sees_no_other_countys_unclaimed_tasks(as_role, session, staff):
    task = open_task(session, staff["yolo"], mine=False, role="supervisor")
    task.unit_id = None
    for name in ("supervisor", "yolo"):
        staff[name].unit_id = None
    session.commit()
    assert f"/tasks/{task.id}" not in as_role("supervisor").get("/tasks?whose=unclaimed").get_data(as_text=True)


def test_a_stale_tab_changes_nothing(as_role, session, staff):
    task = open_task(session, staff["caseworker"])
    seen = task.version
    task.priority = 1
    session.commit()
    answer = as_role("caseworker").post(f"/tasks/{task.id}/release", {"version": str(seen)}, follow_redirects=True)
    assert "Somebody else changed this task" in text_of(answer)
    assert fresh(session, task).assignee_id == staff["caseworker"].id


def test_work_forwarded_to_someone_who_is_out_lands_with_the_stand_in(as_role, session, staff, colleague):
    stand_in = hire(session, "third", "caseworker", county="34", unit=staff["caseworker"].unit_id)
    colleague.out_from, colleague.redirect_to_id = county_today(), stand_in.id
    task = open_task(session, staff["caseworker"])
    answer = as_role("caseworker").post(
        f"/tasks/{task.id}/forward", {"forward.to": str(colleague.id)}, follow_redirects=True
    )
    assert "Third stands in" in text_of(answer)
    assert fresh(session, task).assignee_id == stand_in.id


def test_a_task_is_not_put_away_past_the_day_it_is_due(as_role, session, staff):
    task = open_task(session, staff["caseworker"], due=3)
    late = (county_today() + dt.timedelta(days=9)).isoformat()
    answer = as_role("caseworker").post(f"/tasks/{task.id}/defer", {"defer.until": late, "defer.note": "On leave"})
    assert answer.status_code == 422
    assert "cannot be deferred past that day" in text_of(answer)
    assert "On leave" in answer.get_data(as_text=True)


def test_a_task_put_away_leaves_the_inbox_until_its_day(as_role, session, staff):
    task = open_task(session, staff["caseworker"], due=5)
    browser = as_role("caseworker")
    until = (county_today() + dt.timedelta(days=2)).isoformat()
    browser.post(f"/tasks/{task.id}/defer", {"defer.until": until})
    assert "Your inbox is empty" in text_of(browser.get("/tasks"))
    assert "Schedule the home visit" in text_of(browser.get("/tasks?deferred=1"))


def test_a_comment_is_kept_with_its_writer(as_role, session, staff):
    task = open_task(session, staff["caseworker"])
    browser = as_role("caseworker")
    browser.post(f"/tasks/{task.id}/comment", {"comment.text": "Called twice, no answer."})
    assert "Called twice, no answer." in text_of(browser.get(f"/tasks/{task.id}"))


def test_a_comment_pressed_twice_is_one(as_role, session, staff):
    task, reader = open_task(session, staff["caseworker"]), as_role("caseworker")
    for text in ("Call her son.", "Call her son.", "He called back.", "Call her son."):
        reader.post(f"/tasks/{task.id}/comment", {"comment.text": text})
    assert session.scalar(select(func.count()).select_from(TaskComment)) == 3


def test_a_task_of_another_county_does_not_exist(as_role, session, staff):
    task = open_task(session, staff["caseworker"])
    browser = as_role("yolo")
    assert browser.get(f"/tasks/{task.id}").status_code == 404
    assert browser.post(f"/tasks/{task.id}/claim").status_code == 404


def test_the_preview_of_a_bulk_move_changes_nothing_and_says_what_stays(as_role, session, staff, colleague):
    moves = open_task(session, staff["caseworker"])
    open_task(session, staff["caseworker"], role="supervisor", kind="review_proposal")
    page = as_role("supervisor").post("/reassign", {"from_whom": str(staff["caseworker"].id), "to": str(colleague.id)})
    told = text_of(page)
    assert "1 task moves to Second" in told
    assert "It is a task for a supervisor, which Second is not." in told
    assert fresh(session, moves).assignee_id == staff["caseworker"].id


def test_a_bulk_move_moves_what_was_previewed_and_can_be_undone(as_role, session, staff, colleague):
    task = open_task(session, staff["caseworker"])
    browser = as_role("supervisor")
    chosen = {"from_whom": str(staff["caseworker"].id), "to": str(colleague.id), "kept": str(task.id)}
    late = open_task(session, staff["caseworker"])
    moved = browser.post("/reassign/apply", chosen)
    assert fresh(session, task).assignee_id == colleague.id
    assert fresh(session, late).assignee_id == staff["caseworker"].id, "nobody saw it in the preview"
    browser.post(moved.location.split("?")[0] + "/undo")
    assert fresh(session, task).assignee_id == staff["caseworker"].id


def test_a_supervisor_sees_load_by_worker_and_puts_somebody_out(as_role, session, staff, colleague):
    open_task(session, colleague, due=-1)
    browser = as_role("supervisor")
    assert "Second" in text_of(browser.get("/unit"))
    since = county_today().isoformat()
    answer = browser.post(
        f"/unit/staff/{colleague.id}/out-of-office",
        {"since": since, "redirect_to": str(staff["caseworker"].id)},
        follow_redirects=True,
    )
    assert "Second is marked as out. New work goes to Caseworker." in text_of(answer)


def test_the_next_task_is_the_most_pressing_of_mine(as_role, session, staff):
    open_task(session, staff["caseworker"], due=4)
    open_task(session, staff["caseworker"], due=1, kind="assess_needs")
    assert as_role("caseworker").get("/tasks/next").location.endswith("/assessment")


def test_an_administrator_adds_somebody_whose_password_is_shown_once(as_role, session, staff):
    browser = as_role("administrator")
    fields = {"sign_in_name": "new@hearth.example", "name": "New Hire", "unit_id": str(staff["caseworker"].unit_id)}
    answer = browser.post("/staff/new", fields | {"roles": "caseworker", "active": "yes"})
    shown = re.search(r'class="one-time code">([^<]+)<', answer.get_data(as_text=True))
    assert shown
    assert shown[1] not in browser.get("/staff").get_data(as_text=True)
    hired = session.scalars(select(Staff).where(Staff.sign_in_name == "new@hearth.example")).one()
    assert hired.role_names == {"caseworker"}


def test_the_access_log_tells_the_auditor_who_looked(as_role, session, staff):
    assert "Nobody has viewed anybody" in text_of(as_role("auditor").get("/access-log"))
    assert as_role("caseworker").get("/access-log").status_code == 403


def test_the_worker_of_an_application_gets_its_other_casework_too(as_role, session, staff):
    application = past.application(session, staff["caseworker"], "Ida", "Yarrow", 3, "gathering")
    application.worker_id = None
    first, other = (
        open_task(session, staff["caseworker"], mine=False, application_id=application.id, kind=kind)
        for kind in ("schedule_visit", "issue_certification")
    )
    as_role("caseworker").post(f"/tasks/{first.id}/claim")
    assert fresh(session, other).assignee_id == staff["caseworker"].id


def test_no_name_is_sought_in_an_address(as_role, session, staff):
    browser = as_role("caseworker")
    for page in ("/applications", "/cases"):
        assert 'name="q"' not in browser.get(page).get_data(as_text=True).split("<main")[1]
