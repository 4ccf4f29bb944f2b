"""What a declaration of standings is: what moves one to another, what may be said in each, where each is drawn.

Data only: a process's `statuses.py` fills it in, its steps move by it, its workflow refuses by it, the picture on the
page is drawn from it, and a random walk is held against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

Status = TypeVar("Status", bound=StrEnum)
Cause = TypeVar("Cause", bound=StrEnum)

Taking = Mapping[Status, tuple[str, ...]]
Places = Mapping[Status, tuple[int, int]]


@dataclass(frozen=True)
class Move(Generic[Status, Cause]):
    """One way from a standing to another: what it needs."""

    before: Status
    cause: Cause
    to: Status


@dataclass(frozen=True)
class Arrow(Generic[Status, Cause]):
    """All moves between two standings, as one line of the picture."""

    before: Status
    to: Status
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Declaration(Generic[Status, Cause]):
    """The moves, what may be said in each standing, and where each is drawn: column from the left, row from the top."""

    messages: Taking[Status]
    moves: tuple[Move[Status, Cause], ...] = ()
    places: Places[Status] = field(default_factory=dict)

    def declared(self, before: Status, cause: Cause, to: Status) -> bool:
        """Whether the declaration has this move."""
        return Move(before, cause, to) in self.moves

    def targets(self, before: Status, cause: Cause) -> tuple[Status, ...]:
        """Where a cause may lead from a standing; none: it changes nothing there."""
        return tuple(move.to for move in self.moves if move.before is before and move.cause is cause)

    def takes(self, status: Status, message: str) -> bool:
        """Whether a message may be said in a standing."""
        return message in self.messages[status]

    def picture(self) -> tuple[Arrow[Status, Cause], ...]:
        """The arrows between two places, each with its causes, in the order of the declaration."""
        pairs = dict.fromkeys((move.before, move.to) for move in self.moves if move.before is not move.to)
        return tuple(
            Arrow(before, to, tuple(move.cause for move in self.moves if (move.before, move.to) == (before, to)))
            for before, to in pairs
        )
