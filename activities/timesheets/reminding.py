"""A timesheet waits for the recipient to approve or for the provider to mend: they are reminded, and not for ever."""

from sqlalchemy import func, select

from activities import timeline
from activities.doing import Doing
from activities.step import step
from activities.timesheets import clock_rows, rows
from records.event import Event
from records.timesheet import Timesheet
from workflows.steps.step import About
from workflows.steps.timesheet import REMIND_TIMESHEET, TimesheetAnswer, TimesheetStatus

MOST = 4
"""Reminders of one version in one standing; nothing lapses afterwards."""

WHOM = {TimesheetStatus.AWAITING_RECIPIENT: "recipient", TimesheetStatus.RETURNED: "provider"}


@step(REMIND_TIMESHEET)
def remind_timesheet(doing: Doing, about: About) -> TimesheetAnswer:
    """Remind whom it waits for; their own page shows it first, with the day of the reminder."""
    row = doing.session.get_one(Timesheet, about.subject_id)
    whom = WHOM.get(TimesheetStatus(row.status))
    if whom is None:
        return rows.answer(doing, row, "unchanged")
    before = _reminded(doing, row)
    timeline.happened(doing, "timesheet_reminder", case_id=row.case_id, version=row.version, whom=whom, time=before + 1)
    if before + 1 >= MOST:
        return rows.answer(doing, row, "enough")
    return rows.answer(doing, row, "reminded", [clock_rows.remind_next(doing)])


def _reminded(doing: Doing, row: Timesheet) -> int:
    """How often they were reminded of this version as it stands."""
    found = select(func.count(Event.id)).where(
        doing.subject.of(Event),
        Event.kind == "timesheet_reminder",
        Event.params["version"].as_integer() == row.version,
        Event.params["whom"].as_string() == WHOM[TimesheetStatus(row.status)],
    )
    return int(doing.session.scalar(found) or 0)
