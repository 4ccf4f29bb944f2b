"""Steps from a script, for tests of order and time only: they keep no records, and write down every order they got.

The real steps, on a real database, run in `tests/activities` and `tests/journeys`. What is said carries what the script
needs, so a test reads as: this was said, that was the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from temporalio import activity

from tests.workflows import scripted_decisions, scripted_tracks
from tests.workflows.scripted_records import ScriptedRecords
from workflows.steps import EVERY_STEP
from workflows.steps.step import Kind, Step


@dataclass
class ScriptedSteps:
    """All steps of one application. `orders` is what they were asked, in order."""

    records: ScriptedRecords = field(default_factory=ScriptedRecords)
    orders: list[tuple[str, Any]] = field(default_factory=list)
    before: dict[str, Callable[[Any], Any]] = field(default_factory=dict)

    def activities(self) -> list[Callable[..., Any]]:
        """One activity per step contract; a step without a script would be missed at once."""
        scripts = {**scripted_tracks.SCRIPTS, **scripted_decisions.SCRIPTS}
        return [self._activity(step, scripts[step.name]) for step in EVERY_STEP if step.of is Kind.APPLICATION]

    def names(self) -> list[str]:
        """The steps called so far."""
        return [name for name, _ in self.orders]

    def open_tasks(self) -> dict[str, int | None]:
        """The tasks that are open: kind and what each is about."""
        return self.records.tasks

    def _activity(self, step: Step[Any, Any], script: Callable[[ScriptedRecords, Any], Any]) -> Callable[..., Any]:
        async def run(order: Any) -> Any:
            if step.name in self.before:
                await self.before[step.name](order)
            self.orders.append((step.name, order))
            return script(self.records, order)

        run.__annotations__ = {"order": step.takes, "return": step.gives}
        return activity.defn(name=step.name)(run)
