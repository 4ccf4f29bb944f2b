"""A held timesheet that nobody takes up in a business day, or resolves in two, goes to the supervisor.

Los Angeles County, Timesheet Exception Processing, 2018. Somebody's pay waits for it.
"""

import datetime as dt

from activities import clocks, timeline
from activities.doing import Doing
from activities.step import step
from activities.tasks import open_tasks
from activities.timesheets import clock_rows, rows
from records.clock import county_day
from records.clocks import Clock
from records.timesheet import Timesheet
from workflows.steps.step import AboutClock
from workflows.steps.timesheet import CLAIM_TIME_OVER, RESOLVE_TIME_OVER, ClockName, Reviewer, Ring, TimesheetAnswer
from workflows.steps.work import TaskKind


@step(CLAIM_TIME_OVER)
def timesheet_claim_time_over(doing: Doing, about: AboutClock) -> TimesheetAnswer:
    """Whoever has the task has taken it up: two business days from then to resolve it; else the supervisor has it."""
    row, clock = _rows(doing, about)
    if clock.outcome is not None:
        return rows.answer(doing, row, "unchanged")
    claimed_on = _claimed_on(doing)
    if claimed_on is None:
        return _escalate(doing, row, clock, ClockName.CLAIMED)
    clocks.end(doing, clock, "met", claimed_on)
    return rows.answer(doing, row, "claimed", [clock_rows.start(doing, row, ClockName.RESOLVED, claimed_on)])


@step(RESOLVE_TIME_OVER)
def timesheet_resolve_time_over(doing: Doing, about: AboutClock) -> TimesheetAnswer:
    """Taken up, and not decided in time."""
    row, clock = _rows(doing, about)
    if clock.outcome is not None:
        return rows.answer(doing, row, "unchanged")
    return _escalate(doing, row, clock, ClockName.RESOLVED)


def _escalate(doing: Doing, row: Timesheet, clock: Clock, name: ClockName) -> TimesheetAnswer:
    clocks.end(doing, clock, "missed")
    row.reviewer = Reviewer.SUPERVISOR.value
    timeline.happened(doing, "timesheet_escalated", case_id=row.case_id, version=row.version, clock=name)
    return rows.answer(doing, row, "escalated", [Ring(name)])


def _claimed_on(doing: Doing) -> dt.date | None:
    """The day on which somebody took the task up: claimed it, or had it handed to them when it was opened."""
    task = next((each for each in open_tasks(doing) if each.kind == TaskKind.RESOLVE_TIMESHEET), None)
    if task is None or task.assignee_id is None:
        return None
    return county_day(task.claimed_at or task.opened_at)


def _rows(doing: Doing, about: AboutClock) -> tuple[Timesheet, Clock]:
    return doing.session.get_one(Timesheet, about.subject_id), doing.session.get_one(Clock, about.clock_id)
