"""The provider's standing changed: what that means for the work for this recipient (W&I 12305.81, 12305.87)."""

import datetime as dt

from activities import submissions
from activities.assignments import answering, beginning, changing_hours, ending, fitting, leave, pair
from activities.doing import Doing
from activities.step import step
from records.assignment import Assignment
from workflows.steps.assignment import ENROLLMENT_CHANGED, AssignmentAnswer
from workflows.steps.enrollment.standing import Status
from workflows.steps.step import Told

OVER = (Status.INELIGIBLE, Status.TERMINATED, Status.LAPSED, Status.WITHDRAWN)
"""Standings that end also what has not started. One who may still be waived goes on waiting (SOC 862)."""


@step(ENROLLMENT_CHANGED, refuse=answering.as_it_stands)
def enrollment_changed(doing: Doing, told: Told) -> AssignmentAnswer:
    """Let the provider start or go on, rest while suspended, or end."""
    said = submissions.payload(doing, told)
    row = pair.of(doing).assignment
    status, cause, on = Status(said["status"]), said["cause"], submissions.day(said["on"])
    if row.status == "ended":
        return answering.answer(doing, row, "unchanged")
    if status is Status.SUSPENDED:
        return _suspended(doing, told, row, on)
    allowed = beginning.allows(doing, row, status)["may_start"]
    if row.status in ("active", "on_leave"):
        return _go_on(doing, told, row, on) if allowed else ending.lost(doing, told, row, on, cause)
    if status in OVER:
        return ending.lost(doing, told, row, on, cause)
    before, row.status = row.status, "ready" if allowed else "waiting"
    return answering.answer(doing, row, row.status if row.status != before else "unchanged")


def _suspended(doing: Doing, told: Told, row: Assignment, on: dt.date) -> AssignmentAnswer:
    """Ninety days without work (third violation)."""
    if row.status == "active" and row.starts_on is not None:
        leave.rest(doing, told, row, max(on, row.starts_on), leave.SUSPENDED)
        return answering.answer(doing, row, "suspended", answering.weekly_hours(row.id))
    row.status = "waiting" if row.status == "ready" else row.status
    return answering.answer(doing, row, row.status)


def _go_on(doing: Doing, told: Told, row: Assignment, on: dt.date) -> AssignmentAnswer:
    """After a suspension the work goes on with the hours of before; where they do not fit any more, it says so."""
    if row.status != "on_leave" or row.leave_reason != leave.SUSPENDED:
        return answering.answer(doing, row, "unchanged")
    day = max(on, row.leave_from or on)
    minutes = fitting.minutes_of(doing, row, day)
    leave.back(doing, told, row, day)
    changing_hours.write(doing, row, day, minutes, told.by)
    return answering.answer(doing, row, "returned", answering.weekly_hours(row.id))
