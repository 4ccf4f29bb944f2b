"""What every process remembers between steps: what was said last, which clocks run, which tasks are open."""

import datetime as dt
from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Any

from workflows.steps.step import RunningClock
from workflows.steps.work import TaskRef

HEARD_KEPT = 200
"""How many of the last messages are remembered with their answers, for words told twice across two runs."""


@dataclass(frozen=True)
class Deadline:
    """When a clock rings, and its row if it is a statutory one."""

    at: dt.datetime
    clock_id: int | None = None


@dataclass(frozen=True)
class Heard:
    """A message that was acted on, and the answer it got."""

    submission_id: int
    outcome: str
    needs: list[str]


@dataclass
class Remembered:
    """The part of a process's state that is the same whatever it is about; also what a continued run starts from."""

    said_last: dt.datetime
    begun: bool = False
    tasks: list[TaskRef] = field(default_factory=list)
    deadlines: dict[str, Deadline] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    def heard_before(self, submission_id: int) -> Heard | None:
        """The message with the answer it got, if it was told before."""
        return next((each for each in self.heard if each.submission_id == submission_id), None)

    def remember(self, heard: Heard) -> None:
        """Keep an answer; the oldest give way."""
        self.heard = [*self.heard, heard][-HEARD_KEPT:]

    def run_clock(self, name: str, clock: RunningClock | None) -> None:
        """Let a statutory clock run, in place of the one of that name; none stops it."""
        self.ring_at(name, clock.expires_at if clock else None, clock.clock_id if clock else None)

    def ring_at(self, name: str, at: dt.datetime | None, clock_id: int | None = None) -> None:
        """Set when a clock rings next; none: not at all."""
        if at is None:
            self.deadlines.pop(str(name), None)
        else:
            self.deadlines[str(name)] = Deadline(at, clock_id)


@dataclass
class Adopting(Remembered):
    """What a process remembers that goes by what its steps answer (`workflows/stepwise.py`)."""

    @abstractmethod
    def adopt(self, answer: Any) -> None:
        """Take over what a step found."""
