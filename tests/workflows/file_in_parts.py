"""A file under test that is taken in part by part: scripted doings, which write down what was asked of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from temporalio import activity
from temporalio.exceptions import ApplicationError

from tests.workflows.scripted_steps import Scripted
from workflows.steps.file_in_parts import Done, FileChecked, FileOrder, PartOrder

LINES = 12
"""Lines of each part."""


@dataclass
class FileRecords:
    """What a file holds; a doing in `failing` fails so often before it succeeds. Nothing is `said` to a file."""

    parts: int = 3
    refused: bool = False
    failing: dict[str, int] = field(default_factory=dict)
    said: dict[int, dict[str, Any]] = field(default_factory=dict)


class FileDoings(Scripted[FileRecords]):
    """What is done with a file: one doing checks it, one ties its totals, the others are done for each part."""

    def __init__(self, check: str, of_parts: tuple[str, ...], finish: str) -> None:
        super().__init__(FileRecords(), (), {})
        self.check, self.of_parts, self.finish = check, of_parts, finish

    def activities(self) -> list[Callable[..., Any]]:
        """All of them."""
        answers: Mapping[str, Callable[[], Any]] = {
            self.check: lambda: FileChecked(self.records.refused, self.records.parts),
            self.finish: lambda: Done(LINES * self.records.parts),
        }
        return [
            self._doing(self.check, FileOrder, FileChecked, answers[self.check]),
            *(self._doing(name, PartOrder, Done, lambda: Done(LINES)) for name in self.of_parts),
            self._doing(self.finish, FileOrder, Done, answers[self.finish]),
        ]

    def parts_of(self, name: str) -> list[int]:
        """The parts for which something was asked, in that order."""
        return [order.part for asked, order in self.orders if asked == name]

    def _doing(self, name: str, takes: type, gives: type, answer: Callable[[], Any]) -> Callable[..., Any]:
        async def run(order: Any) -> Any:
            if name in self.before:
                await self.before[name](order)
            self.orders.append((name, order))
            if self.records.failing.get(name):
                self.records.failing[name] -= 1
                raise ApplicationError(f"{name} could not finish.", type="Untied")
            return answer()

        run.__annotations__ = {"order": takes, "return": gives}
        return activity.defn(name=name)(run)
