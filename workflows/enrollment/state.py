"""What an enrollment remembers between steps: its standing, what is before whom, which clocks run."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.enrollment.statuses import (
    CLOCKS,
    ENDS_AFTER_APPEAL,
    ENDS_AFTER_REST,
    ENDS_AT_ONCE,
    MAY_WORK,
    RECORDS_LOOKED_AT,
    takes,
)
from workflows.remembered import Remembered
from workflows.steps.enrollment.standing import ClockName, Ring, Standing, Status
from workflows.steps.letters import LetterDue

FOLLOW = "follow"
"""The clock that reminds of `finish` before it runs out."""

LEAST_PAUSE = dt.timedelta(hours=1)
"""A clock that asked to ring again at once would ring for ever."""


class Asked(StrEnum):
    """Before whom an exception is, or a reinstatement."""

    NOBODY = "nobody"
    WORKER = "worker"
    SUPERVISOR = "supervisor"
    STATE = "state"


@dataclass
class State(Remembered):
    """All of an enrollment between two steps; also what a continued run starts from."""

    status: Status = Status.PENDING
    worked_as: Status | None = None
    standing: Standing = field(default_factory=Standing)
    silent: list[str] = field(default_factory=list)
    to_follow: bool = False
    waivers: list[int] = field(default_factory=list)  # irregular ones, before the supervisor
    exception: Asked = Asked.NOBODY
    exception_id: int | None = None
    appeal_id: int | None = None
    appeal_overdue: bool = False
    appeal_over: bool = False
    reinstatement: Asked = Asked.NOBODY
    reinstatement_id: int | None = None
    rested: bool = False
    renew: bool = False
    letters: list[LetterDue] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether the enrollment has come to its end: nothing is undecided and nothing can give the standing back."""
        if self.appeal_id is not None or self.reinstatement is Asked.SUPERVISOR:
            return False
        return (
            self.status in ENDS_AT_ONCE
            or (self.status in ENDS_AFTER_APPEAL and self.appeal_over)
            or (self.status in ENDS_AFTER_REST and self.rested)
        )

    def ring(self, ring: Ring, now: dt.datetime) -> None:
        """Set, change or stop a clock; `finish` with its reminder."""
        at = ring.clock.expires_at if ring.clock else ring.at
        self.ring_at(ring.name, at, ring.clock.clock_id if ring.clock else None)
        if ring.name is ClockName.FINISH:
            self.to_follow = False
            self.ring_at(FOLLOW, (ring.remind_at or now) if at else None)

    def take_standing(self, status: Status) -> None:
        """A move was made: what belongs to the standing before falls away."""
        if status in MAY_WORK and takes(self.status, "receive_application"):
            self.deadlines.pop(ClockName.PARTNERS, None)  # all that was asked on the way here was answered
        self.status = status
        self.appeal_over = self.rested = False
        if status in MAY_WORK:
            self.worked_as, self.renew = status, True
        for name in [*self.deadlines]:
            if (ClockName.FINISH if name == FOLLOW else name) not in CLOCKS[status]:
                self.deadlines.pop(name)
        self.to_follow = self.to_follow and ClockName.FINISH in CLOCKS[status]
        if status not in RECORDS_LOOKED_AT:
            self.waivers, self.exception, self.exception_id = [], Asked.NOBODY, None
            self.appeal_id, self.appeal_overdue = None, False
        if not takes(status, "review_reinstatement"):
            self.reinstatement, self.reinstatement_id = Asked.NOBODY, None
