"""What is done for a pay run: its parts reckoned, tied, issued, and the words of the people who answer for it.

The long ones (PLAN to CLEAR_PART) are no steps about a subject: each is done once for its run and part, the row of the
part says so, and each tells while it works that it is alive. They move nothing: the run moves by the short steps below.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workflows.steps.step import About, Kind, Step, Told

OF = Kind.PAY_RUN

PLAN = "plan_pay_run"
RECKON_PART = "reckon_pay_run_part"
TIE = "tie_pay_run"
ISSUE_PART = "issue_pay_run_part"
MAKE_FILES = "make_payment_files"
CLEAR_PART = "clear_pay_run_part"
MAKE_NIGHTLY = "make_nightly_pay_run"

SILENCE = dt.timedelta(seconds=6)
"""How long one of these may say nothing before another worker does it again. A sign of life comes each second
(activities/alive.py), so what a killed worker had in hand is begun anew some six seconds later."""

PATIENCE = dt.timedelta(minutes=15)
"""For one part, for the plan of a state's half-month, or for its files."""


class PayRunStatus(StrEnum):
    """Where a run stands; which may follow which is declared in workflows/pay_run/statuses.py."""

    PLANNED = "planned"  # made; its timesheets are being set apart
    CALCULATING = "calculating"
    AWAITING_OFFICER = "awaiting_officer"  # the totals wait for a payroll officer
    AWAITING_SUPERVISOR = "awaiting_supervisor"  # and then for a supervisor
    ISSUING = "issuing"
    ISSUED = "issued"
    STOPPED = "stopped"
    DISCARDED = "discarded"
    FAILED = "failed"  # with a sentence; nothing has left


class Cause(StrEnum):
    """Why a run moves on; the words of the declaration and of the timeline."""

    PLANNED = "planned"
    RECKONED = "reckoned"
    NOTHING_TO_PAY = "nothing_to_pay"
    FAILED = "failed"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    LOOKED_AGAIN = "looked_again"  # some of it came to be held since it was reckoned
    RELEASED = "released"
    ISSUED = "issued"
    STOPPED = "stopped"
    RESUMED = "resumed"
    DISCARDED = "discarded"


class Outcome(StrEnum):
    """What came of one of the long ones."""

    DONE = "done"
    NOT_NOW = "not_now"  # the run was stopped or discarded before it was begun
    FAILED = "failed"  # the sentence stands on the run


@dataclass(frozen=True)
class RunOrder:
    """A run, and the instant at which it was made."""

    run_id: int
    at: dt.datetime


@dataclass(frozen=True)
class PartOrder:
    """One part of a run, by its number from 0 on."""

    run_id: int
    part: int
    at: dt.datetime


@dataclass(frozen=True)
class Worked:
    """What came of it; `count` is the parts of a plan, the payments of a part or of the whole run."""

    outcome: Outcome
    count: int = 0


@dataclass(frozen=True)
class Night:
    """The nightly schedule has come round."""

    at: dt.datetime


@dataclass(frozen=True)
class NightlyMade:
    """The run that was made; none where nothing was unpaid or a run was open."""

    run_id: int | None


@dataclass(frozen=True)
class CameTo:
    """The process itself has come to a move."""

    subject_id: int
    cause: Cause
    at: dt.datetime


@dataclass(frozen=True)
class PayRunAnswer:
    """What came of a word or a move: `outcome` a word of the step or `refused`, and the run as it stands.

    `resumes` is where a stopped or failed run goes on.
    """

    outcome: str
    status: PayRunStatus
    resumes: PayRunStatus | None = None


BEGIN_PAY_RUN = Step("begin_pay_run", About, PayRunAnswer, of=OF)
"""The run was made: its timeline begins."""

MOVE_PAY_RUN = Step("move_pay_run", CameTo, PayRunAnswer, of=OF)
"""What the process comes to by itself: planned, reckoned, nothing to pay, failed, issued."""

APPROVE_TOTALS = Step("approve_totals", Told, PayRunAnswer, of=OF)
"""A payroll officer's word, `{payments, net_cents}` as seen: `approved`; refused to who made the run, or when the
totals are not those."""

RELEASE_PAY_RUN = Step("release_pay_run", Told, PayRunAnswer, of=OF)
"""A supervisor's word, another person's, `{payments, net_cents}` as seen: `released`, and the payments are issued;
or `looked_again`: what came to be held since is taken out first, and both words are said anew."""

SEND_BACK_PAY_RUN = Step("send_back_pay_run", Told, PayRunAnswer, of=OF)
"""A supervisor does not release it, `{reason}`: `sent_back`; the officer's word is taken back."""

STOP_PAY_RUN = Step("stop_pay_run", Told, PayRunAnswer, of=OF)
"""`{reason}`: `stopped`. Parts in hand are finished, no other is begun."""

RESUME_PAY_RUN = Step("resume_pay_run", Told, PayRunAnswer, of=OF)
"""`resumed` where it was stopped or failed."""

DISCARD_PAY_RUN = Step("discard_pay_run", Told, PayRunAnswer, of=OF)
"""`{reason}`: `discarded`; what was reckoned is cleared away. Refused once any part is issued."""

CLOSE_PAY_RUN = Step("close_pay_run", About, PayRunAnswer, of=OF)
"""After its end; of a discarded run the empty parts go."""
