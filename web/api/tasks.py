"""Tasks: listed, claimed and released by other systems on behalf of a member of staff."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from records import task_inbox, task_moves
from records.clock import county_today
from records.staff import Staff
from records.task import Task
from web import database
from web.access import requires
from web.api.frame import group
from web.api.shapes import TasksAsked, TaskShape, TasksShape
from web.errors import Refusal
from web.reach import reachable
from web.sign_in import guard

blueprint = group("tasks", "/tasks", "Tasks of the token's member of staff and of their unit.")
Move = Callable[[Session, Task, Staff], Any]


@blueprint.get("")
@blueprint.arguments(TasksAsked, location="query")
@blueprint.response(200, TasksShape)
@requires("task", "list")
def tasks(asked: dict[str, Any]) -> dict[str, Any]:
    """Open tasks, the soonest due first, fifty a page."""
    wanted = task_inbox.Wanted(whose=asked["whose"], due=asked["due"], after=_after(asked.get("after")))
    found = task_inbox.tasks_page(database.session(), _me(), wanted, county_today())
    following = f"{found.next[0].isoformat()}.{found.next[1]}" if found.next else None
    return {"items": found.tasks, "next": following}


@blueprint.get("/<int:task_id>")
@blueprint.response(200, TaskShape)
@requires("task", "read")
def task(task_id: int) -> Task:
    """One task."""
    return reachable(Task, task_id)


@blueprint.post("/<int:task_id>/claim")
@blueprint.response(200, TaskShape)
@requires("task", "claim")
def claim(task_id: int) -> Task:
    """Take an unclaimed task. 409 with a sentence when somebody else has it."""
    return _move(task_id, task_moves.claim)


@blueprint.post("/<int:task_id>/release")
@blueprint.response(200, TaskShape)
@requires("task", "claim")
def release(task_id: int) -> Task:
    """Put a task of one's own back into the unit's list."""
    return _move(task_id, task_moves.release)


def _move(task_id: int, move: Move) -> Task:
    found = reachable(Task, task_id)
    try:
        move(database.session(), found, _me())
    except task_moves.CannotMove as error:
        raise Refusal(str(error)) from error
    return found


def _me() -> Staff:
    return database.session().get_one(Staff, guard.the_staff().staff_id)


def _after(text: str | None) -> tuple[dt.date, int] | None:
    if not text:
        return None
    day, _dot, task_id = text.partition(".")
    try:
        return dt.date.fromisoformat(day), int(task_id)
    except ValueError:
        raise Refusal("after: give the `next` of the page before.", 422) from None
