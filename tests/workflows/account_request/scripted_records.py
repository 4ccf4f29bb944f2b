"""What the scripted steps remember of one account request, in memory; it moves only as declared."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tests.workflows.scripted_records import county_day, end_of
from workflows.account_request.settling import settled
from workflows.account_request.statuses import CLOCKS, declared
from workflows.steps.account_request import Cause, ClockName, RequestAnswer, RequestStatus, Ring
from workflows.steps.step import RunningClock
from workflows.steps.work import TaskRef

S = RequestStatus
DAYS = {
    ClockName.REVIEW: 7,
    ClockName.ANSWER: 30,
    ClockName.ASSIGNMENT: 4,
    ClockName.HAND_OUT: 7,
    ClockName.FIRST_SIGN_IN: 30,
}
BEGUN_WITH = {S.IN_REVIEW: ClockName.REVIEW, S.RETURNED: ClockName.ANSWER, S.AT_IT_UNIT: ClockName.ASSIGNMENT}
Row = tuple[str, str, int]
"""What a row asks, how the law's word leaves it, and in how many days it takes effect."""
TWO_AND_A_DEPARTURE: tuple[Row, ...] = (("add", "asked", 0), ("add", "asked", 0), ("delete", "approved", 3))


@dataclass
class Change:
    """One row of the form."""

    action: str
    status: str
    day: dt.date
    reminded: bool = False


@dataclass
class RequestRecords:
    """The few facts on which the scripted answers rest."""

    plan: tuple[Row, ...] = TWO_AND_A_DEPARTURE
    returned_by_law: bool = False
    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    status: RequestStatus = S.IN_REVIEW
    changes: list[Change] = field(default_factory=list)
    moves: list[tuple[RequestStatus, Cause, RequestStatus]] = field(default_factory=list)
    due: dict[ClockName, dt.date] = field(default_factory=dict)
    clocks: int = 0
    open_tasks: list[TaskRef] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    closed: bool = False

    @property
    def tasks(self) -> list[str]:
        """The kinds of tasks that are open."""
        return [task.kind.value for task in self.open_tasks]

    @property
    def statuses(self) -> list[str]:
        """How each row stands."""
        return [each.status for each in self.changes]

    def rows(self, *statuses: str, action: str | None = None) -> list[Change]:
        """Rows that stand so."""
        return [each for each in self.changes if each.status in statuses and action in (None, each.action)]

    def settle(self, cause: Cause, at: dt.datetime, returned: bool = False) -> list[Ring]:
        """Go where the rows have come to; the clocks that run there."""
        to = settled([(each.action, each.status) for each in self.changes], self.status, cause, returned)
        moved = to is not self.status
        if moved:
            assert declared(self.status, cause, to), f"{self.status} by {cause} to {to}"
            self.moves.append((self.status, cause, to))
            self.status = to
            self.due = {name: day for name, day in self.due.items() if name in CLOCKS[to]}
        rings = [self.clock(BEGUN_WITH[to], at)] if moved and to in BEGUN_WITH else []
        on_way = {
            ClockName.HAND_OUT: any(not each.reminded for each in self.rows("assigned")),
            ClockName.FIRST_SIGN_IN: bool(self.rows("assigned", "handed_out")),
        }
        for name, wanted in on_way.items():
            if name in CLOCKS[to] and wanted and name not in self.due:
                rings.append(self.clock(name, at))
            elif not wanted and self.due.pop(name, None):
                rings.append(Ring(name))
        return rings

    def clock(self, name: ClockName, at: dt.datetime) -> Ring:
        """A clock runs from today."""
        self.clocks += 1
        self.due[name] = county_day(at) + dt.timedelta(days=DAYS[name])
        return Ring(name, RunningClock(self.clocks, self.due[name], end_of(self.due[name])))

    @property
    def effect_on(self) -> dt.date | None:
        """The next day on which somebody leaves or changes."""
        return min((each.day for each in self.rows("approved") if each.action != "add"), default=None)

    def answer(self, outcome: str, rings: list[Ring] | None = None) -> RequestAnswer:
        """An answer with the standing as it is now."""
        day = self.effect_on
        return RequestAnswer(outcome, self.status, rings or [], end_of(day - dt.timedelta(days=1)) if day else None)
