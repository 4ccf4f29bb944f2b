"""A reviewer's word on a held timesheet: the fix accepted, let stand, sent back to the provider, or sent up.

ACL 17-48; Los Angeles County, Timesheet Exception Processing, 2018. Nobody rules on what they entered or sent up.
"""

from typing import Any

from sqlalchemy import select

from activities import submissions, timeline
from activities.doing import Doing, Refused
from activities.step import step
from activities.timesheets import clock_rows, judging, rows
from activities.timesheets.rows import Rows
from records.submission import Submission
from records.timesheet import Timesheet, TimesheetVersion
from records.timesheet_facts import entry_rows
from rules.answer import Answer
from workflows.steps.step import Told
from workflows.steps.timesheet import (
    RESOLVE_TIMESHEET,
    RULE_ON_TIMESHEET,
    Cause,
    Reviewer,
    TimesheetAnswer,
    TimesheetStatus,
)

LIFTED_BY = {
    "late": "late_approved",
    "over_first_half": "first_half_approved",
    "signature_check": "signature_checked",
    "county_hold": "hold_lifted",
}
"""What a reviewer decides of the whole timesheet, by the reason that holds it."""

STANDS = ("overlap", "recipient_away", "recipient_in_hospital")
"""Findings of an entry that a reviewer may let stand."""

NEVER = ("more_than_the_day", "provider_suspended", "provider_not_enrolled", "recipient_not_eligible")
"""Reasons that only the proposed fix takes away."""

OWN = "Nobody rules on what they entered or sent up themselves. A colleague has to."
CANNOT_STAND = "This time may not be let stand. Accept the proposed fix, or send the timesheet back."
FOR_SUPERVISOR = "The law wants a supervisor's word on this now. Send it up."
WAYS = "Say what should become of it: accept the fix, let it stand, send it back, or send it up."


@step(RESOLVE_TIMESHEET, refuse=rows.as_it_stands)
def resolve_timesheet(doing: Doing, told: Told) -> TimesheetAnswer:
    """A caseworker's word."""
    said = submissions.payload(doing, told)
    found = rows.of(doing)
    if said["how"] == "send_up":
        return _send_up(doing, told, found.timesheet)
    return _word(doing, told, said, found, Reviewer.CASEWORKER)


@step(RULE_ON_TIMESHEET, refuse=rows.as_it_stands)
def rule_on_timesheet(doing: Doing, told: Told) -> TimesheetAnswer:
    """A supervisor's word."""
    return _word(doing, told, submissions.payload(doing, told), rows.of(doing), Reviewer.SUPERVISOR)


def _word(doing: Doing, told: Told, said: dict[str, Any], found: Rows, reviewer: Reviewer) -> TimesheetAnswer:
    row = found.timesheet
    _must_be_another(doing, told, row)
    if said["how"] == "return":
        row.returned_because = said["reason"]
        rows.move(doing, told, row, Cause.SENT_BACK, TimesheetStatus.RETURNED)
        rings = [*clock_rows.end_all(doing, "met"), *clock_rows.for_standing(doing, row)]
        return rows.answer(doing, row, row.status, rings)
    if said["how"] not in ("accept_fix", "let_stand"):
        raise Refused(WAYS)
    now = judging.asked(doing, row)
    if _is_another(row, now):
        judging.write_down(doing, row, now)
        row.reviewer = _graver(reviewer, row.reviewer)
        return rows.answer(doing, row, "changed")
    if reviewer is Reviewer.CASEWORKER and (now.answer or {})["reviewer"] == Reviewer.SUPERVISOR:
        raise Refused(FOR_SUPERVISOR)
    if said["how"] == "accept_fix":
        row.fix_accepted, cause = True, Cause.FIX_ACCEPTED
    else:
        _let_stand(doing, row, now)
        cause = Cause.LET_STAND
    _lift(row)
    rings = judging.judge(doing, told, found, cause)
    if row.status == TimesheetStatus.HELD:
        row.reviewer = _graver(reviewer, row.reviewer)
    return rows.answer(doing, row, row.status, rings)


def _send_up(doing: Doing, told: Told, row: Timesheet) -> TimesheetAnswer:
    row.reviewer = Reviewer.SUPERVISOR.value
    timeline.happened(doing, "timesheet_sent_up", told, case_id=row.case_id, version=row.version)
    return rows.answer(doing, row, "sent_up", clock_rows.end_all(doing, "met"))


def _is_another(row: Timesheet, now: Answer) -> bool:
    """Whether the law proposes something else than what the reviewer saw: others were accepted meanwhile."""
    given = now.answer or {}
    seen = (row.proposed_minutes, row.reasons, row.cutbacks)
    return seen != (given["proposed_minutes"], list(given["reasons"]), [*given["cutbacks"]])


def _let_stand(doing: Doing, row: Timesheet, now: Answer) -> None:
    """Mark the entries that stand although they overlap, or the recipient was away."""
    if any(reason in NEVER for reason in row.reasons):
        raise Refused(CANNOT_STAND)
    entries = entry_rows(doing.session, row, row.version)
    for entry, item in zip(entries, now.items["entries"], strict=True):
        entry.approved = entry.approved or (item.answer or {})["finding"] in STANDS


def _lift(row: Timesheet) -> None:
    """What holds the whole timesheet has been looked at."""
    for reason, flag in LIFTED_BY.items():
        if reason in row.reasons:
            setattr(row, flag, True)


def _graver(reviewer: Reviewer, law: str | None) -> str:
    """Before whom it stays: what came to a supervisor stays there."""
    return Reviewer.SUPERVISOR.value if reviewer is Reviewer.SUPERVISOR else law or reviewer.value


def _must_be_another(doing: Doing, told: Told, row: Timesheet) -> None:
    """Refuse who entered this version for the provider, or sent it up."""
    entered = select(TimesheetVersion.id).where(
        TimesheetVersion.timesheet_id == row.id,
        TimesheetVersion.number == row.version,
        TimesheetVersion.staff_id == told.by,
    )
    sent_up = select(Submission.id).where(
        row.subject.of(Submission),
        Submission.kind == RESOLVE_TIMESHEET.name,
        Submission.staff_id == told.by,
        Submission.outcome == "applied",
        Submission.payload["how"].as_string() == "send_up",
    )
    if doing.session.scalar(entered.limit(1)) or doing.session.scalar(sent_up.limit(1)):
        raise Refused(OWN)
