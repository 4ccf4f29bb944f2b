"""What an intake remembers between steps: where each track stands, which clocks run, what was heard."""

from dataclasses import dataclass, field
from enum import StrEnum

from workflows.remembered import Remembered
from workflows.steps.beginning import Care, Ending
from workflows.steps.certification import Certification, CertificationException
from workflows.steps.medi_cal import MediCal
from workflows.steps.proposal import NoticeAction
from workflows.steps.step import Readiness
from workflows.steps.visit import Visit
from workflows.steps.work import Stage


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
class NoticeDue:
    """A notice that is still to be sent."""

    action: NoticeAction
    proposal_id: int | None


@dataclass
class State(Remembered):
    """All of an intake between two steps; also what a continued run starts from."""

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
    notices: list[NoticeDue] = field(default_factory=list)
