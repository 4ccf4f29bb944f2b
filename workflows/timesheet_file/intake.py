"""A file of timesheets from the paper or telephone channel, from its coming to totals that tie."""

import asyncio
from collections.abc import Callable

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

AT_ONCE = 2
"""Parts decided at the same time: one waits for the database while the other reckons."""


@workflow.defn
class TimesheetFileIntake:
    """Checks a file, decides its parts, looks at the workweeks they touch, and ties the totals."""

    @workflow.run
    async def run(self, begin: BeginTimesheetFile) -> str:
        """The whole intake; answers `done` or `refused`."""
        order = FileOrder(begin.file_id, begin.at)
        checked = await do_long(CHECK, order, FileChecked, PATIENCE, SILENCE)
        if checked.refused:
            return "refused"
        await self._every_part(checked.parts, DECIDE_PART, begin)
        await self._every_part(checked.parts, CHECK_PART_WORKWEEKS, begin)
        await do_long(FINISH, order, Done, PATIENCE, SILENCE)
        return "done"

    async def _every_part(self, parts: int, name: str, begin: BeginTimesheetFile) -> None:
        """The same for each part, some at once, in order of their numbers."""
        left = iter(range(parts))
        order: Callable[[int], PartOrder] = lambda part: PartOrder(begin.file_id, part, begin.at)  # noqa: E731

        async def work() -> None:
            for part in left:
                await do_long(name, order(part), Done, PATIENCE, SILENCE)

        await asyncio.gather(*(work() for _ in range(min(AT_ONCE, parts))))
