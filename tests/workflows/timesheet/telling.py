"""One timesheet under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from tests.fixtures.temporal import Skipping
from tests.workflows.process_under_test import ProcessUnderTest
from tests.workflows.timesheet.scripted import ScriptedTimesheet
from workflows.messages import BeginTimesheet, process_id
from workflows.timesheet.timesheet import TimesheetApproval

TIMESHEET = 901
SUPERVISOR = 33


class Timesheet(ProcessUnderTest):
    """A running timesheet with its scripted steps."""

    WORKFLOW, SCRIPT = TimesheetApproval, ScriptedTimesheet

    async def begin(self, early: dt.timedelta | None = None) -> None:
        """Start it: the provider has submitted it, so long before the end of its period."""
        at = await self.now()
        self.records.period_ends_at = at + early if early else None
        begin = BeginTimesheet(TIMESHEET, at)
        await self.start(TimesheetApproval.run, begin, process_id("timesheet", TIMESHEET))

    async def tasks(self) -> list[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return self.records.tasks


Story = Callable[[Timesheet], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story, early: dt.timedelta | None = None) -> None:
    """Tell a story to a fresh timesheet."""
    Timesheet.check(time_skipping, story, early=early)
