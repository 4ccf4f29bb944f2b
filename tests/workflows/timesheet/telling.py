"""One timesheet under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.process_under_test import ProcessUnderTest
from tests.workflows.timesheet.scripted import ScriptedTimesheet
from workflows.messages import TASK_QUEUE, BeginTimesheet, process_id
from workflows.sandbox import runner
from workflows.timesheet.timesheet import TimesheetApproval

TIMESHEET = 901
SUPERVISOR = 33


class Timesheet(ProcessUnderTest):
    """A running timesheet with its scripted steps."""

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedTimesheet) -> None:
        super().__init__(environment, steps)
        self.records = steps.records

    async def begin(self, early: dt.timedelta | None = None) -> None:
        """Start it: the provider has submitted it, so long before the end of its period."""
        at = await self.now()
        self.records.period_ends_at = at + early if early else None
        begin = BeginTimesheet(TIMESHEET, at)
        await self.start(TimesheetApproval.run, begin, process_id("timesheet", TIMESHEET))

    async def status(self) -> str:
        """The standing, once all is settled."""
        await self.settled()
        assert await self.stands() == self.records.status
        return self.records.status.value

    async def tasks(self) -> list[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return self.records.tasks


def worker_of(environment: WorkflowEnvironment, steps: ScriptedTimesheet, identity: str | None = None) -> Worker:
    """A worker that has nothing but timesheets."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[TimesheetApproval],
        activities=steps.activities(),
        workflow_runner=runner(),
        identity=identity,
    )


Story = Callable[[Timesheet], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story, early: dt.timedelta | None = None) -> None:
    """Tell a story to a fresh timesheet."""

    async def told() -> None:
        steps = ScriptedTimesheet()
        async with time_skipping() as environment, worker_of(environment, steps):
            it = Timesheet(environment, steps)
            await it.begin(early)
            await story(it)

    coroutines.run_on_fresh_server(told)
