"""What an intake remembers between steps: where each track stands, which clocks run, what was heard."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.beginning import Care, Ending
from workflows.steps.certification import Certification, CertificationException
from workflows.steps.medi_cal import MediCal
from workflows.steps.proposal import NoticeAction
from workflows.steps.step import Readiness, RunningClock
from workflows.steps.visit import Visit
from workflows.steps.work import Stage, TaskRef

HEARD_KEPT = 200
"""How many of the last messages are remembered with their answers, for words told twice across two runs."""


class Clearance(StrEnum):
    """Where clearance stands."""

    OPEN = "open"
    ASKED = "asked"
    CLEARED = "cleared"


class Assessment(StrEnum):
    """Where the assessment stands."""

    OPEN = "open"
    COMPLETE = "complete"


class Proposal(StrEnum):
    """Where the proposal stands."""

    NONE = "none"
    REVIEW = "review"
    SENT_BACK = "sent_back"
    AGREED = "agreed"


class Authorized(StrEnum):
    """Whether hours are authorized for a time while something is still missing."""

    NO = "no"
    TEMPORARY = "temporary"
    PRESUMPTIVE = "presumptive"


class ClockName(StrEnum):
    """The clocks an intake can run."""

    ATTENTION = "attention"
    MEDI_CAL = "medi_cal"
    CERTIFICATION = "certification"
    YARDSTICK = "yardstick"


@dataclass(frozen=True)
class Deadline:
    """When a clock rings, and its row if it is a statutory one."""

    at: dt.datetime
    clock_id: int | None = None


@dataclass(frozen=True)
class NoticeDue:
    """A notice that is still to be sent."""

    action: NoticeAction
    proposal_id: int | None


@dataclass(frozen=True)
class Heard:
    """A message that was acted on, and the answer it got."""

    submission_id: int
    outcome: str
    needs: list[str]


@dataclass
class State:
    """All of an intake between two steps; also what a continued run starts from."""

    said_last: dt.datetime
    begun: bool = False
    clearance: Clearance = Clearance.OPEN
    medi_cal: MediCal = MediCal.NOT_ASKED
    medi_cal_chased: bool = False
    certification: Certification = Certification.NOT_ISSUED
    certification_extended: bool = False
    exception: CertificationException = CertificationException.NONE
    visit: Visit = Visit.NONE
    visit_id: int | None = None
    assessment: Assessment = Assessment.OPEN
    readiness: Readiness = Readiness.WAIT
    proposal: Proposal = Proposal.NONE
    proposal_id: int | None = None
    authorized: Authorized = Authorized.NO
    care: Care = Care.IN_HAND
    overdue_clock_id: int | None = None
    ending: Ending | None = None
    stage: Stage = Stage.CLEARANCE
    tasks: list[TaskRef] = field(default_factory=list)
    notices: list[NoticeDue] = field(default_factory=list)
    deadlines: dict[str, Deadline] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    def heard_before(self, submission_id: int) -> Heard | None:
        """The message with the answer it got, if it was told before."""
        return next((each for each in self.heard if each.submission_id == submission_id), None)

    def remember(self, heard: Heard) -> None:
        """Keep an answer; the oldest give way."""
        self.heard = [*self.heard, heard][-HEARD_KEPT:]

    def run_clock(self, name: ClockName, clock: RunningClock | None) -> None:
        """Let a statutory clock run, in place of the one of that name; none stops it."""
        self.ring_at(name, clock.expires_at if clock else None, clock.clock_id if clock else None)

    def ring_at(self, name: ClockName, at: dt.datetime | None, clock_id: int | None = None) -> None:
        """Set when a clock rings next; none: not at all."""
        if at is None:
            self.deadlines.pop(name.value, None)
        else:
            self.deadlines[name.value] = Deadline(at, clock_id)
