"""Steps from a script, for tests of order and time only: they keep no records, and write down every order they got.

The real steps, on a real database, run in `tests/activities` and `tests/journeys`. What is said carries what the script
needs, so a test reads as: this was said, that was the answer.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from temporalio import activity

from tests.workflows import scripted_decisions, scripted_tracks
from tests.workflows.scripted_records import ScriptedRecords
from workflows.steps import EVERY_STEP
from workflows.steps.step import Kind, Step

R = TypeVar("R")
Script = Callable[[Any, Any], Any]


class Scripted(Generic[R]):
    """All steps of one process. `orders` is what they were asked, in order; `before` may hold a step up."""

    def __init__(self, records: R, contracts: Iterable[Step[Any, Any]], scripts: Mapping[str, Script]) -> None:
        self.records, self.contracts, self.scripts = records, list(contracts), scripts
        self.orders: list[tuple[str, Any]] = []
        self.before: dict[str, Callable[[Any], Any]] = {}

    def activities(self) -> list[Callable[..., Any]]:
        """One activity per step contract; a step without a script would be missed at once."""
        return [self._activity(step, self.scripts[step.name]) for step in self.contracts]

    def names(self) -> list[str]:
        """The steps called so far."""
        return [name for name, _ in self.orders]

    def _activity(self, step: Step[Any, Any], script: Script) -> Callable[..., Any]:
        async def run(order: Any) -> Any:
            if step.name in self.before:
                await self.before[step.name](order)
            self.orders.append((step.name, order))
            return script(self.records, order)

        run.__annotations__ = {"order": step.takes, "return": step.gives}
        return activity.defn(name=step.name)(run)


class ScriptedSteps(Scripted[ScriptedRecords]):
    """All steps of one application."""

    def __init__(self) -> None:
        of_applications = [step for step in EVERY_STEP if step.of is Kind.APPLICATION]
        super().__init__(ScriptedRecords(), of_applications, {**scripted_tracks.SCRIPTS, **scripted_decisions.SCRIPTS})
