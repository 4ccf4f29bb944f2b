"""What the scripted steps remember of one organization, in memory; it moves only as declared."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tests.workflows.scripted_records import county_day, end_of
from workflows.organization.statuses import CLOCKS, declared
from workflows.steps.organization import Cause, ClockName, OrganizationAnswer, OrganizationStatus, Ring
from workflows.steps.step import RunningClock
from workflows.steps.work import TaskRef

DAYS = {
    ClockName.REVIEW: 14,
    ClockName.ANSWER: 30,
    ClockName.LIAISON: 30,
    ClockName.CHASE: 7,
    ClockName.RECERTIFICATION: 182,
    ClockName.ROUND: 30,
}
S = OrganizationStatus


@dataclass
class OrganizationRecords:
    """The few facts on which the scripted answers rest."""

    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    status: OrganizationStatus = S.APPLIED
    moves: list[tuple[OrganizationStatus, Cause, OrganizationStatus]] = field(default_factory=list)
    due: dict[ClockName, dt.date] = field(default_factory=dict)
    clocks: int = 0
    coming: bool = False
    in_round: bool = False
    chased: int = 0
    reminded: int = 0
    open_tasks: list[TaskRef] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    closed: bool = False

    @property
    def tasks(self) -> list[str]:
        """The kinds of tasks that are open."""
        return [task.kind.value for task in self.open_tasks]

    def move(self, cause: Cause, to: OrganizationStatus, at: dt.datetime) -> list[Ring]:
        """Take a declared move; clocks that do not run there are gone, those that begin there run."""
        assert declared(self.status, cause, to), f"{self.status} by {cause} to {to}"
        self.moves.append((self.status, cause, to))
        self.status = to
        self.due = {name: day for name, day in self.due.items() if name in CLOCKS[to]}
        begin = {S.APPLIED: (ClockName.REVIEW,), S.RETURNED: (ClockName.ANSWER,)}
        begin[S.FROZEN] = (ClockName.LIAISON, ClockName.CHASE)
        begin[S.APPROVED] = (ClockName.ROUND if self.in_round else ClockName.RECERTIFICATION,)
        return [self.clock(name, at) for name in begin.get(to, ())]

    def clock(self, name: ClockName, at: dt.datetime) -> Ring:
        """A clock runs from today."""
        self.clocks += 1
        self.due[name] = county_day(at) + dt.timedelta(days=DAYS[name])
        if name is ClockName.ROUND:
            self.due[ClockName.REMINDER] = self.due[name] - dt.timedelta(days=8)
        return Ring(name, RunningClock(self.clocks, self.due[name], end_of(self.due[name])))

    def answer(self, outcome: str, *rings: Ring) -> OrganizationAnswer:
        """An answer with the standing as it is now."""
        remind = self.due.get(ClockName.REMINDER)
        remind_at = end_of(remind) if remind else None
        return OrganizationAnswer(outcome, self.status, [*rings], self.coming, remind_at)
