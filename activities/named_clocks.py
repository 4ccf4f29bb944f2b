"""The clocks of a process by their names: which one runs, ending it, and ending what does not run in a standing."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from activities import clocks
from activities.doing import Doing
from records.clocks import Clock

Name = TypeVar("Name")
Ring = TypeVar("Ring")


@dataclass(frozen=True)
class NamedClocks(Generic[Name, Ring]):
    """The questions of the law behind each name, and what tells a workflow that a clock of a name runs no more."""

    questions: Mapping[Name, tuple[str, ...]]
    ring: Callable[[Name], Ring]

    def running(self, doing: Doing, name: Name) -> Clock | None:
        """The clock of a name that has not ended."""
        return next(iter(self._all_running(doing, name)), None)

    def latest(self, doing: Doing, name: Name) -> Clock | None:
        """The newest clock of a name, whether it runs or not."""
        return clocks.of_question(doing, *self.questions[name])

    def end(self, doing: Doing, name: Name, outcome: str, on: date | None = None) -> list[Ring]:
        """End what runs by a name, today unless told; what its timer is told, or nothing if none ran."""
        rows = self._all_running(doing, name)
        for row in rows:
            clocks.end(doing, row, outcome, on)
        return [self.ring(name)] if rows else []

    def end_others(self, doing: Doing, kept: Collection[Name], outcome: str) -> None:
        """End what does not run in a standing; the workflow drops its timers by the same declaration."""
        for name in self.questions:
            if name not in kept:
                self.end(doing, name, outcome)

    def _all_running(self, doing: Doing, name: Name) -> list[Clock]:
        return [row for row in clocks.running(doing) if row.question in self.questions[name]]
