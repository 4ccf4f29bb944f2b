"""A file of timesheets from the paper or telephone channel, from its coming to totals that tie."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from temporalio import workflow

from workflows.doing import do_long
from workflows.messages import BeginTimesheetFile
from workflows.steps.timesheet_file import (
    CHECK,
    CHECK_PART_WORKWEEKS,
    DECIDE_PART,
    FINISH,
    PATIENCE,
    SILENCE,
    Done,
    FileChecked,
    FileOrder,
    PartOrder,
)

Answer = TypeVar("Answer")

AT_ONCE = 2
"""Parts decided at the same time: one waits for the database while the other reckons."""


@workflow.defn
class TimesheetFileIntake:
    """Checks a file, decides its parts, looks at the workweeks they touch, and ties the totals."""

    @workflow.run
    async def run(self, begin: BeginTimesheetFile) -> str:
        """The whole intake; answers `done` or `refused`."""
        order = FileOrder(begin.file_id, begin.at)
        checked = await _do(CHECK, order, FileChecked)
        if checked.refused:
            return "refused"
        await self._every_part(checked.parts, DECIDE_PART, begin)
        await self._every_part(checked.parts, CHECK_PART_WORKWEEKS, begin)
        await _do(FINISH, order, Done)
        return "done"

    async def _every_part(self, parts: int, name: str, begin: BeginTimesheetFile) -> None:
        """The same for each part, some at once, in order of their numbers."""
        left = iter(range(parts))
        order: Callable[[int], PartOrder] = lambda part: PartOrder(begin.file_id, part, begin.at)  # noqa: E731

        async def work() -> None:
            for part in left:
                await _do(name, order(part), Done)

        await asyncio.gather(*(work() for _ in range(min(AT_ONCE, parts))))


async def _do(name: str, order: Any, gives: type[Answer]) -> Answer:
    return await do_long(name, order, gives, PATIENCE, SILENCE)
