"""What an enrollment stands at after a step: the facts a workflow branches on, in enum words."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.letters import LetterDue
from workflows.steps.step import RunningClock


class Status(StrEnum):
    """The standings of a provider; which may follow which is declared in workflows/enrollment/statuses.py."""

    PENDING = "pending"
    ENROLLED = "enrolled"
    ENROLLED_BY_WAIVER = "enrolled_by_waiver"
    WAIVER_POSSIBLE = "waiver_possible"
    INELIGIBLE = "ineligible"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class Next(StrEnum):
    """What `enrollment.readiness` says may happen next, asked at the end of every step that changes a fact."""

    WAIT = "wait"
    ENROLL = "enroll"
    ENROLL_BY_WAIVER = "enroll_by_waiver"
    DENY_WAIVER_POSSIBLE = "deny_waiver_possible"
    DENY = "deny"


class Check(StrEnum):
    """Where a check by a partner stands. SSN: verified, mismatch. List of the suspended: clear, match."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    BY_HAND = "by_hand"
    VERIFIED = "verified"
    MISMATCH = "mismatch"
    CLEAR = "clear"
    MATCH = "match"


class Background(StrEnum):
    """Where the background check stands. `record`: a notice names offenses that a worker has to evaluate."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    DELAYED = "delayed"
    RECORD = "record"
    CLEAR = "clear"
    WAIVER_POSSIBLE = "waiver_possible"
    INELIGIBLE = "ineligible"
    EXCEPTED = "excepted"


class ClockName(StrEnum):
    """The clocks an enrollment can run, one of each name at a time."""

    FINISH = "finish"  # deadline.enrollment, deadline.enrollment_extended
    PARTNERS = "partners"  # a partner is silent: a worker looks (no statutory clock, no row)
    EXCEPTION = "exception"  # deadline.exception_request
    APPEAL = "appeal"  # deadline.enrollment_appeal
    APPEAL_DECISION = "appeal_decision"  # deadline.enrollment_appeal_decision
    INACTIVITY = "inactivity"  # deadline.enrollment_inactivity
    SUSPENSION = "suspension"  # deadline.suspension_end
    RESTING = "resting"  # enrollment/reinstatement_window: afterwards the enrollment is over


@dataclass(frozen=True)
class Ring:
    """When a clock rings from now on; with neither `clock` nor `at` it does not run any more.

    `remind_at`, of `finish`: when a worker is to follow what is missing; none: from the beginning.
    """

    name: ClockName
    clock: RunningClock | None = None
    at: dt.datetime | None = None  # for clocks without a row
    remind_at: dt.datetime | None = None


Partners = list[str]


@dataclass(frozen=True)
class Standing:
    """The tracks as the records have them; `next` is the law's word on them."""

    next: Next = Next.WAIT
    application: bool = False
    fingerprints: bool = False
    orientation: bool = False
    agreement: bool = False
    ssn: Check = Check.NOT_ASKED
    list: Check = Check.NOT_ASKED
    background: Background = Background.NOT_ASKED
    waivers: int = 0  # in force
    extended: bool = False
    silent: Partners = field(default_factory=Partners)  # doj, ssn, list: asked, and not answered for too long


@dataclass(frozen=True)
class EnrollmentAnswer:
    """What came of a message: `outcome` is a word of the step, or `refused`; `about` the row it made or changed.

    `rings` lists the clocks that this step started, changed or stopped; clocks it does not name go on. `letters` are
    those that no change of standing sends: a denied exception, a refused waiver. `irregular` are the waivers before the
    supervisor, none in answers given before this was told.
    """

    outcome: str
    standing: Standing
    about: int | None = None
    rings: list[Ring] = field(default_factory=list)
    letters: list[LetterDue] = field(default_factory=list)
    irregular: list[int] | None = None
