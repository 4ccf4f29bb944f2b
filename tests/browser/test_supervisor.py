"""A supervisor's day: how the unit stands, one worker's tasks to another and back, somebody out and stood in for."""

import re

from playwright.sync_api import expect
from sqlalchemy import select

from records import task_moves
from records.application import Application
from records.clock import county_today
from records.staff import Staff
from records.task import Task, TaskMove, unfinished
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.desk import Desk
from tests.browser.told import Told, all_of, check_their_histories

LAST_NAMES = ("Bramblewick", "Fennimore", "Goldacre")


def claimed_by(county: County, staff_id: int, applications: list[Told]) -> list[int]:
    """All open casework of these applications, claimed by one worker; the ids of all that this worker then has."""
    with county.records() as session:
        worker = session.get_one(Staff, staff_id)
        of_them = Task.application_id.in_([each.id for each in applications])
        tasks = session.scalars(select(Task).where(unfinished(), of_them).order_by(Task.id)).all()
        for task in tasks:
            task_moves.claim(session, task, worker)
    return [task.id for task in county.rows(Task, unfinished(), Task.assignee_id == staff_id)]


def holders(county: County, task_ids: list[int]) -> set[int | None]:
    """Who has these tasks now."""
    return {task.assignee_id for task in county.rows(Task, Task.id.in_(task_ids))}


def moved_in_bulk(sue: Desk, task_ids: list[int]) -> None:
    """A preview first, which changes nothing; then the move."""
    county, people = sue.county, sue.county.people
    sue.page.get_by_role("link", name="Reassign the work of Carla").click()
    sue.titled("Reassign work").seen("reassign, to choose")
    sue.fill(to=people.ines, note="Carla is in training.").press("Show what will move")
    sue.says("It is a task for a caseworker, which Ines is not.").seen("reassign, nothing moves")
    expect(sue.page.get_by_role("button", name=re.compile("^Move"))).to_have_count(0)
    sue.fill(to=people.cody).press("Show what will move")
    sue.says(f"{len(task_ids)} tasks move to Cody").says("Bramblewick, Orla").seen("reassign, preview")
    assert holders(county, task_ids) == {people.carla}
    sue.press(f"Move {len(task_ids)} tasks").titled(f"{len(task_ids)} tasks have moved").seen("reassigned")
    assert holders(county, task_ids) == {people.cody}


def test_a_supervisor_moves_one_workers_tasks_to_another_and_back(county: County, desk: Sitting) -> None:
    people = county.people
    applications = [Told(county, name) for name in LAST_NAMES]
    all_of(*(each.identified() for each in applications))
    mine = claimed_by(county, people.carla, applications)
    sue = desk("sue")
    sue.turn_to("My unit").titled("34 North").seen("unit, at work")
    moved_in_bulk(sue, mine)
    sue.press("Undo this move").says(f"{len(mine)} tasks are back where they were.")
    assert holders(county, mine) == {people.carla}
    moves = county.rows(TaskMove, TaskMove.task_id == mine[-1])
    assert [move.kind for move in moves] == ["claimed", "reassigned", "undone"]
    assert all(county.application(each.id).worker_id == people.carla for each in applications)
    check_their_histories([each.id for each in applications], LAST_NAMES)


def test_new_work_of_somebody_who_is_out_goes_to_who_stands_in(county: County, desk: Sitting) -> None:
    people = county.people
    it = Told(county, "Hollowood")
    all_of(it.identified())
    claimed_by(county, people.cody, [it])
    sue = desk("sue")
    sue.turn_to("My unit").page.get_by_role("link", name="Put out of office: Cody").click()
    sue.titled("Out of office: Cody").seen("out of office").fill(redirect_to=people.carla).press("Save")
    sue.says("Cody is marked as out. New work goes to Carla.")
    planned = {"starts_at": it.at.isoformat(), "place": "home"}
    all_of(it.told("schedule_visit", people.cody, **planned))
    held = county.row(Task, Task.application_id == it.id, Task.kind == "hold_visit")
    assert (held.assignee_id, held.due_on) == (people.carla, county_today())
    desk("carla").says("Write up the home visit").turn_to("Inbox").says("Hollowood, Orla").seen("inbox, mine")
    sue.page.get_by_role("link", name="Out of office: Cody").click()
    sue.press("Back in the office").says("Cody is back; new work goes there again.")
    assert county.row(Staff, Staff.id == people.cody).out_from is None
    assert county.row(Application, Application.id == it.id).worker_id == people.cody
    check_their_histories([it.id], ["Hollowood"])
