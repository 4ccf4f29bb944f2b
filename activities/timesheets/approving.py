"""The recipient looks at a version of a timesheet: approved, and then the law decides; or sent back with a reason."""

from typing import Any

from activities import submissions
from activities.doing import Doing, Refused
from activities.step import step
from activities.timesheets import clock_rows, judging, rows
from records.account import Account
from records.timesheet import Timesheet
from workflows.steps.step import Told
from workflows.steps.timesheet import APPROVE_TIMESHEET, REJECT_TIMESHEET, Cause, TimesheetAnswer, TimesheetStatus

THEIR_OWN = "Nobody approves a timesheet of their own work. Call the county."
ANOTHER_VERSION = "The provider has sent another version meanwhile. Look at the new one first."


@step(APPROVE_TIMESHEET, refuse=rows.as_it_stands)
def approve_timesheet(doing: Doing, told: Told) -> TimesheetAnswer:
    """The recipient approves what they saw; the law decides at once (`accepted`, `held`, `returned`)."""
    said = submissions.payload(doing, told)
    found = rows.of(doing)
    rows.must_be_recipient(doing, told, said, found.case)
    _must_not_be_theirs(doing, said, found)
    _must_be_newest(found.timesheet, said["version"])
    found.timesheet.approved_at = doing.at
    rings = judging.judge(doing, told, found, Cause.APPROVED)
    return rows.answer(doing, found.timesheet, found.timesheet.status, rings)


@step(REJECT_TIMESHEET, refuse=rows.as_it_stands)
def reject_timesheet(doing: Doing, told: Told) -> TimesheetAnswer:
    """Back to the provider, in the recipient's own words."""
    said = submissions.payload(doing, told)
    found = rows.of(doing)
    row = found.timesheet
    rows.must_be_recipient(doing, told, said, found.case)
    _must_be_newest(row, said["version"])
    row.returned_because = said["reason"]
    rows.move(doing, told, row, Cause.REJECTED, TimesheetStatus.RETURNED)
    return rows.answer(doing, row, row.status, clock_rows.for_standing(doing, row))


def _must_not_be_theirs(doing: Doing, said: dict[str, Any], found: rows.Rows) -> None:
    """Provider and recipient both sign (W&I 12301.25): one person, or one account of two, is not both."""
    account = doing.session.get(Account, said.get("account_id") or 0)
    same_account = account is not None and account.enrollment_id == found.enrollment.id
    if same_account or found.enrollment.person_id == found.case.person_id:
        raise Refused(THEIR_OWN)


def _must_be_newest(row: Timesheet, version: int) -> None:
    if version != row.version:
        raise Refused(ANOTHER_VERSION)
