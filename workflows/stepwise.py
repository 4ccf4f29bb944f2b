"""Processes each of whose messages calls one step, and takes over from its answer where the process stands then."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

from workflows.arranging import arrange_tasks
from workflows.doing import do
from workflows.messages import Result
from workflows.process import Process
from workflows.remembered import Adopting
from workflows.steps.step import Step, Told
from workflows.steps.work import Arranged, ArrangeTasks, TaskKind, TaskRef

A = TypeVar("A", bound=Adopting)


class Wanting(Protocol):
    """The module that says which tasks a process wants open, and which of them a message does."""

    @property
    def COMPLETES(self) -> Mapping[str, tuple[TaskKind, ...]]:  # noqa: N802 -- a constant of the module
        """Which tasks a message does, as against those whose cause it takes away."""

    def wanted(self, state: Any, /) -> list[TaskRef]:
        """The tasks that ought to be open now."""


class Stepwise(Process[A]):
    """A process says which step each message calls, who keeps its tasks, and which of them it wants."""

    messages: Mapping[str, Step[Told, Any]]
    keeps: Step[ArrangeTasks, Arranged]
    wants: Wanting

    def _updates(self) -> Iterable[str]:
        return self.messages

    async def _act(self, update: str, told: Told) -> Result:
        answer = await do(self.messages[update], told)
        if answer.outcome != "refused":
            self._state.adopt(answer)
        return Result(answer.outcome)

    async def _arrange(self, at: dt.datetime, by: int | None = None, update: str | None = None) -> None:
        completes = self.wants.COMPLETES.get(update or "", ())
        order = ArrangeTasks(self._subject_id, at, by)
        await arrange_tasks(self.keeps, self._state, order, self.wants.wanted(self._state), completes)
