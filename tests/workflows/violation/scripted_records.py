"""What the scripted steps remember of one violation, in memory; it moves only as declared."""

import datetime as dt
from dataclasses import dataclass, field

from tests.workflows.scripted_records import county_day, end_of
from tests.workflows.scripted_tasks import KeptTasks
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import RunningClock
from workflows.steps.violation import Cause, ClockName, Ring, ViolationAnswer, ViolationStatus
from workflows.violation.statuses import CLOCKS, declared

DAYS = {
    ClockName.REVIEW: 3,
    ClockName.SUPERVISOR: 2,
    ClockName.DISPUTE: 10,
    ClockName.DECISION: 14,
    ClockName.LATE_ENTRY: 21,
    ClockName.STATE_REVIEW: 10,
    ClockName.TRAINING: 14,
    ClockName.EFFECT: 20,
    ClockName.SERVED: 90,
    ClockName.CLEAN_YEAR: 365,
}
S = ViolationStatus


@dataclass
class ViolationRecords(KeptTasks):
    """The few facts on which the scripted answers rest."""

    status: ViolationStatus = S.COUNTY_REVIEW
    number: int = 1
    moves: list[tuple[ViolationStatus, Cause, ViolationStatus]] = field(default_factory=list)
    due: dict[ClockName, dt.date] = field(default_factory=dict)
    clocks: int = 0
    put_off: bool = False
    told_enrollment: int = 0
    letters: list[str] = field(default_factory=list)
    closed: bool = False

    def move(self, cause: Cause, to: ViolationStatus) -> None:
        """Take a declared move; clocks that do not run there are gone."""
        assert declared(self.status, cause, to), f"{self.status} by {cause} to {to}"
        self.moves.append((self.status, cause, to))
        self.status = to
        self.due = {name: day for name, day in self.due.items() if name in CLOCKS[to]}

    def clock(self, name: ClockName, at: dt.datetime, days: int | None = None) -> Ring:
        """A clock runs from today."""
        self.clocks += 1
        self.due[name] = county_day(at) + dt.timedelta(days=DAYS[name] if days is None else days)
        return Ring(name, RunningClock(self.clocks, self.due[name], end_of(self.due[name])))

    def answer(self, outcome: str, *rings: Ring, letters: tuple[Letter, ...] = ()) -> ViolationAnswer:
        """An answer with the standing as it is now."""
        return ViolationAnswer(outcome, self.status, list(rings), [LetterDue(each) for each in letters])

    def stand(self, cause: Cause, at: dt.datetime) -> list[Ring]:
        """It stands: the clean year runs, and what was put off begins."""
        self.move(cause, S.STANDING)
        begun = [self.begin_effect(at)] if self.put_off else []
        return [self.clock(ClockName.CLEAN_YEAR, at), *begun]

    def begin_effect(self, at: dt.datetime) -> Ring:
        """The enrollment is told."""
        self.put_off = False
        self.told_enrollment += 1
        return self.clock(ClockName.SERVED, at, 365 if self.number == 4 else 90)
