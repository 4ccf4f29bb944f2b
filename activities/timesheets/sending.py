"""The provider sends another version, or takes the timesheet back."""

from activities import submissions
from activities.doing import Doing, Refused
from activities.step import step
from activities.timesheets import clock_rows, rows
from records import timesheeting
from records.timesheet import DRAFT, Timesheet
from records.timesheet_entries import CannotSubmit, stretches, trips, write
from workflows.steps.step import Told
from workflows.steps.timesheet import SUBMIT_AGAIN, WITHDRAW_TIMESHEET, Cause, TimesheetAnswer, TimesheetStatus

COUNTYS = "The county corrected this timesheet. Only the county can take that back."
NOT_ENTRIES = "One of the entries is not complete: a day, a start, an end and a place. Correct it and send it again."


@step(SUBMIT_AGAIN, refuse=rows.as_it_stands)
def submit_timesheet_again(doing: Doing, told: Told) -> TimesheetAnswer:
    """Keep the version before, and wait anew for the recipient. What a reviewer let pass of other entries is gone."""
    said = submissions.payload(doing, told)
    found = rows.of(doing)
    row = found.timesheet
    account_id = rows.must_be_provider(doing, told, said, found.enrollment)
    before = row.status
    try:
        typed, travel = stretches(said["entries"]), trips(said.get("trips") or ())
        timesheeting.send(doing.session, row, typed, travel, doing.at, account_id=account_id, staff_id=told.by)
    except CannotSubmit as cannot:
        raise Refused(cannot.sentence) from None
    except (KeyError, TypeError, ValueError):
        raise Refused(NOT_ENTRIES) from None
    to, row.status = TimesheetStatus(row.status), before
    write(doing.session, row, DRAFT, (), ())
    row.fix_accepted = row.first_half_approved = row.hold_lifted = False
    row.approved_at = row.returned_because = row.outcome = row.reviewer = row.proposed_minutes = None
    row.reasons, row.cutbacks = [], []
    rows.move(doing, told, row, Cause.SUBMITTED_AGAIN, to, minutes=row.claimed_minutes)
    return rows.answer(doing, row, row.status, clock_rows.for_standing(doing, row))


@step(WITHDRAW_TIMESHEET, refuse=rows.as_it_stands)
def withdraw_timesheet(doing: Doing, told: Told) -> TimesheetAnswer:
    """The pair may begin the half-month anew; where it corrected another one, that one stands again."""
    said = submissions.payload(doing, told)
    found = rows.of(doing)
    row = found.timesheet
    rows.must_be_provider(doing, told, said, found.enrollment)
    if row.corrects_id is not None and told.by is None:
        raise Refused(COUNTYS)  # or what the county corrected would be paid again
    rows.move(doing, told, row, Cause.WITHDRAWN, TimesheetStatus.WITHDRAWN)
    doing.session.flush()
    if row.corrects_id is not None:
        doing.session.get_one(Timesheet, row.corrects_id).superseded_at = None
    return rows.answer(doing, row, row.status, clock_rows.end_all(doing, "stopped"))
