"""One file of timesheets under test: its four doings from a script, which writes down what was asked of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from temporalio import activity
from temporalio.exceptions import ApplicationError

from tests.workflows.process_under_test import ProcessUnderTest
from tests.workflows.scripted_steps import Scripted
from workflows.messages import BeginTimesheetFile, process_id
from workflows.steps.timesheet_file import (
    CHECK,
    CHECK_PART_WORKWEEKS,
    DECIDE_PART,
    FINISH,
    Done,
    FileChecked,
    FileOrder,
    PartOrder,
)
from workflows.timesheet_file.intake import TimesheetFileIntake

FILE = 901
LINES = 12
"""Lines of each part."""


@dataclass
class FileRecords:
    """What a file holds; a doing in `failing` fails so often before it succeeds. Nothing is `said` to a file."""

    parts: int = 3
    refused: bool = False
    failing: dict[str, int] = field(default_factory=dict)
    said: dict[int, dict[str, Any]] = field(default_factory=dict)


class Doings(Scripted[FileRecords]):
    """What is done with a file."""

    def __init__(self) -> None:
        super().__init__(FileRecords(), (), {})

    def activities(self) -> list[Callable[..., Any]]:
        """All four."""
        return [
            self._doing(CHECK, FileOrder, FileChecked, lambda: FileChecked(self.records.refused, self.records.parts)),
            self._doing(DECIDE_PART, PartOrder, Done, lambda: Done(LINES)),
            self._doing(CHECK_PART_WORKWEEKS, PartOrder, Done, lambda: Done(LINES)),
            self._doing(FINISH, FileOrder, Done, lambda: Done(LINES * self.records.parts)),
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


class File(ProcessUnderTest):
    """A file that is taken in."""

    WORKFLOW, SCRIPT = TimesheetFileIntake, Doings

    async def comes(self) -> None:
        """It was kept."""
        begin = BeginTimesheetFile(FILE, await self.now())
        await self.start(TimesheetFileIntake.run, begin, process_id("timesheet-file", FILE))


worker_of = File.worker_of
