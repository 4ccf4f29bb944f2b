"""The steps of a timesheet: submitted, approved by the recipient, decided by the law, looked at where that holds it."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.step import About, AboutClock, Kind, RunningClock, Step, Told

OF = Kind.TIMESHEET


class TimesheetStatus(StrEnum):
    """Where a timesheet stands; which may follow which is declared in workflows/timesheet/statuses.py."""

    WAITING = "waiting"  # submitted, and the half-month is not over
    AWAITING_RECIPIENT = "awaiting_recipient"
    RETURNED = "returned"
    HELD = "held"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class Cause(StrEnum):
    """Why a timesheet's status changes: what somebody did, or a clock."""

    PERIOD_OVER = "period_over"
    APPROVED = "approved"  # by the recipient; the law then says paid, held or returned
    REJECTED = "rejected"
    SUBMITTED_AGAIN = "submitted_again"
    FIX_ACCEPTED = "fix_accepted"
    LET_STAND = "let_stand"
    SENT_BACK = "sent_back"  # by a reviewer
    WITHDRAWN = "withdrawn"


class Reviewer(StrEnum):
    """Before whom a held timesheet is."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"


class ClockName(StrEnum):
    """The clocks a timesheet can run, one of each name at a time."""

    PERIOD_END = "period_end"  # the midnight after the half-month's last day (no row)
    REMINDER = "reminder"  # deadline.timesheet_reminder (no row)
    CLAIMED = "claimed"  # deadline.timesheet_exception_claimed
    RESOLVED = "resolved"  # deadline.timesheet_exception_resolved


@dataclass(frozen=True)
class Ring:
    """When a clock rings from now on; with neither `clock` nor `at` it does not run any more."""

    name: ClockName
    clock: RunningClock | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True)
class TimesheetAnswer:
    """What came of a message or a clock: `outcome` a word of the step or `refused`, and how the timesheet stands.

    `version` is the newest that was submitted; `reviewer` before whom it is while held. `rings` lists the clocks that
    changed; those not named go on.
    """

    outcome: str
    status: TimesheetStatus
    version: int
    reviewer: Reviewer | None = None
    rings: list[Ring] = field(default_factory=list)


@dataclass(frozen=True)
class WorkweeksChecked:
    """How many violations were made, or got or lost findings, in the service months that the timesheet touches."""

    findings: int


BEGIN_TIMESHEET = Step("begin_timesheet", About, TimesheetAnswer, of=OF)
"""The first version was submitted: `waiting` until the half-month is over, else `awaiting_recipient`. One that the
recipient has approved already (a county's correction, a signed paper) is decided at once; one that a file has decided
is taken over as it stands."""

PERIOD_OVER = Step("timesheet_period_over", About, TimesheetAnswer, of=OF)
"""The half-month is over: `awaiting_recipient`."""

REMIND_TIMESHEET = Step("remind_timesheet", About, TimesheetAnswer, of=OF)
"""Somebody has let it wait (deadline.timesheet_reminder): the recipient to approve, the provider to mend: `reminded`,
and when to remind again; `enough` when it was the last time."""

SUBMIT_AGAIN = Step("submit_timesheet_again", Told, TimesheetAnswer, of=OF)
"""The provider sends another version; those before are kept."""

APPROVE_TIMESHEET = Step("approve_timesheet", Told, TimesheetAnswer, of=OF)
"""The recipient approves a version; the law decides (`ihss.timesheet`): `accepted`, `held` or `returned`."""

REJECT_TIMESHEET = Step("reject_timesheet", Told, TimesheetAnswer, of=OF)
"""The recipient sends a version back, with a reason: `returned`."""

WITHDRAW_TIMESHEET = Step("withdraw_timesheet", Told, TimesheetAnswer, of=OF)
"""The provider takes it back: `withdrawn`; what a correction had replaced stands again."""

RESOLVE_TIMESHEET = Step("resolve_timesheet", Told, TimesheetAnswer, of=OF)
"""A caseworker on a held one: `accepted`, `returned`, still `held` for another reason, or `sent_up`."""

RULE_ON_TIMESHEET = Step("rule_on_timesheet", Told, TimesheetAnswer, of=OF)
"""A supervisor on one that was held for them, sent up, or left too long."""

CLAIM_TIME_OVER = Step("timesheet_claim_time_over", AboutClock, TimesheetAnswer, of=OF)
"""A business day is over: `escalated` to the supervisor where nobody has taken it up, else `claimed`, and the time to
resolve it runs from the day on which it was taken up."""

RESOLVE_TIME_OVER = Step("timesheet_resolve_time_over", AboutClock, TimesheetAnswer, of=OF)
"""Taken up and not decided in time: `escalated`."""

CHECK_WORKWEEKS = Step("check_workweeks", About, WorkweeksChecked, dt.timedelta(seconds=30), of=OF)
"""An accepted timesheet: the provider's workweeks of its month are looked at anew, all recipients together
(`ihss.workweeks`); new findings become a violation."""
