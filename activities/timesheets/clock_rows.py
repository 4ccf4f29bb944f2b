"""When the clocks of a timesheet ring: the period's end, reminders, the county's time to take up and to resolve."""

import datetime as dt

from activities import clocks
from activities.doing import Doing
from records import clock as county
from records import periods
from records.timesheet import Timesheet
from rules.ask import ask
from workflows.steps.timesheet import ClockName, Reviewer, Ring, TimesheetStatus

QUESTIONS = {
    ClockName.CLAIMED: "deadline.timesheet_exception_claimed",
    ClockName.RESOLVED: "deadline.timesheet_exception_resolved",
}
REMINDER = "deadline.timesheet_reminder"


def for_standing(doing: Doing, row: Timesheet) -> list[Ring]:
    """The clock that begins with the standing that a timesheet has taken."""
    status = TimesheetStatus(row.status)
    if status is TimesheetStatus.WAITING:
        return [Ring(ClockName.PERIOD_END, at=periods.over_at(row.period_begins))]
    if status in (TimesheetStatus.AWAITING_RECIPIENT, TimesheetStatus.RETURNED):
        return [remind_next(doing)]
    if status is TimesheetStatus.HELD and row.reviewer == Reviewer.CASEWORKER:
        return [start(doing, row, ClockName.CLAIMED, doing.today)]
    return []


def remind_next(doing: Doing) -> Ring:
    """When to remind of what begins to wait today: in the morning of the day that the law says."""
    due = (ask(REMINDER, doing.today, {"from": doing.today.isoformat()}).answer or {})["due"]
    return Ring(ClockName.REMINDER, at=county.county_instant(dt.date.fromisoformat(due)))


def start(doing: Doing, row: Timesheet, name: ClockName, starts_on: dt.date) -> Ring:
    """Let a clock of the county run from a day on."""
    return Ring(name, clocks.as_running(clocks.start(doing, QUESTIONS[name], starts_on, row.case_id)))


def end_all(doing: Doing, outcome: str) -> list[Ring]:
    """The county's clocks that run have ended as `met` or `stopped`."""
    rows = [each for each in clocks.running(doing) if each.question in QUESTIONS.values()]
    for each in rows:
        clocks.end(doing, each, outcome)
    return [Ring(name) for name, question in QUESTIONS.items() if question in {each.question for each in rows}]
