"""A timesheet was submitted for the first time, and its half-month comes to its end."""

from activities import timeline
from activities.doing import Doing
from activities.step import step
from activities.timesheets import clock_rows, judging, rows
from records.timesheet import Timesheet
from workflows.steps.step import About
from workflows.steps.timesheet import BEGIN_TIMESHEET, PERIOD_OVER, Cause, TimesheetAnswer, TimesheetStatus


@step(BEGIN_TIMESHEET)
def begin_timesheet(doing: Doing, about: About) -> TimesheetAnswer:
    """Where it stands and what it waits for; what the recipient approved already is decided."""
    row = doing.session.get_one(Timesheet, about.subject_id)
    timeline.happened(
        doing, "timesheet_submitted", case_id=row.case_id, version=row.version, minutes=row.claimed_minutes
    )
    if row.status == TimesheetStatus.AWAITING_RECIPIENT and row.approved_at is not None:
        rings = judging.judge(doing, None, rows.of(doing), Cause.APPROVED)
        return rows.answer(doing, row, row.status, rings)
    return rows.answer(doing, row, row.status, clock_rows.for_standing(doing, row))


@step(PERIOD_OVER)
def period_over(doing: Doing, about: About) -> TimesheetAnswer:
    """The recipient may approve it now."""
    row = doing.session.get_one(Timesheet, about.subject_id)
    if row.status != TimesheetStatus.WAITING:
        return rows.answer(doing, row, "unchanged")
    rows.move(doing, None, row, Cause.PERIOD_OVER, TimesheetStatus.AWAITING_RECIPIENT)
    if row.approved_at is not None:  # signed on paper before the half-month was over
        rings = judging.judge(doing, None, rows.of(doing), Cause.APPROVED)
        return rows.answer(doing, row, row.status, rings)
    return rows.answer(doing, row, row.status, clock_rows.for_standing(doing, row))
