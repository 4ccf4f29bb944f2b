"""What the scripted steps remember of one application, in memory."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from workflows.steps.beginning import Care
from workflows.steps.certification import Certification
from workflows.steps.medi_cal import MediCal
from workflows.steps.step import Readiness, RunningClock

PACIFIC = ZoneInfo("America/Los_Angeles")


def county_day(at: dt.datetime) -> dt.date:
    """The day in California."""
    return at.astimezone(PACIFIC).date()


def end_of(day: dt.date) -> dt.datetime:
    """The first instant after a day in California."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=PACIFIC).astimezone(dt.UTC)


@dataclass
class ScriptedRecords:
    """The few facts on which the scripted answers rest."""

    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    clocks: int = 0
    visits: int = 0
    misses: int = 0
    proposals: int = 0
    proposed: str = ""
    touched: dt.datetime | None = None
    care: Care = Care.IN_HAND
    medi_cal: MediCal = MediCal.NOT_ASKED
    certification: Certification = Certification.NOT_ISSUED
    issued_on: dt.date | None = None
    clock: RunningClock | None = None
    exception: bool = False
    assessed: bool = False
    authorized: str = ""
    ready: Readiness | None = None  # set by a test that wants another word from the law
    tasks: dict[str, int | None] = field(default_factory=dict)
    finished: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)

    def start_clock(self, due_on: dt.date) -> RunningClock:
        """A clock that runs to the end of its due day."""
        self.clocks += 1
        return RunningClock(self.clocks, due_on, end_of(due_on))

    def readiness(self) -> Readiness:
        """A small stand-in for `intake.readiness`; the real table is tested in tests/rules."""
        failed = (Certification.NEGATIVE, Certification.LATE, Certification.OVERDUE)
        if self.ready:
            return self.ready
        if self.certification in failed or self.medi_cal is MediCal.DENIED:
            return Readiness.DENY
        if not self.assessed:
            return Readiness.WAIT
        if self.certification is Certification.ACCEPTED and self.medi_cal is MediCal.GRANTED:
            return Readiness.APPROVE
        early = self.exception or self.medi_cal is MediCal.PENDING
        return Readiness.APPROVE_WITH_SUPERVISOR if early and not self.authorized else Readiness.WAIT
