"""One intake under test: say things to it, let days pass, look at where it stands."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.process_under_test import ProcessUnderTest
from tests.workflows.scripted_records import county_day
from tests.workflows.scripted_steps import ScriptedSteps
from workflows.intake.application import ApplicationIntake
from workflows.messages import TASK_QUEUE, BeginIntake, Progress, intake_id
from workflows.sandbox import runner

APPLICATION = 1001
CLERK, SUPERVISOR = 21, 23


class Intake(ProcessUnderTest):
    """A running intake with its scripted steps, on a clock that can jump."""

    QUERY = "progress"

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedSteps) -> None:
        super().__init__(environment, steps)
        self.records = steps.records

    async def begin(self, at: dt.datetime | None = None, quiet_until: dt.datetime | None = None) -> None:
        """Start it; it was asked for today, unless it is brought over from elsewhere with its past."""
        at = at or await self.now()
        begin = BeginIntake(APPLICATION, county_day(at), at, quiet_until)
        await self.start(ApplicationIntake.run, begin, intake_id(APPLICATION))

    async def progress(self) -> Progress:
        """Where it stands."""
        found: Progress = await self.handle.query(ApplicationIntake.progress)
        return found

    async def tasks(self) -> set[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return set(self.records.tasks)


def worker_of(environment: WorkflowEnvironment, steps: ScriptedSteps, identity: str | None = None) -> Worker:
    """A worker that has nothing but intakes."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[ApplicationIntake],
        activities=steps.activities(),
        workflow_runner=runner(),
        identity=identity,
    )


@asynccontextmanager
async def intake(time_skipping: Skipping, begun: bool = True) -> AsyncIterator[Intake]:
    """A fresh server, worker and intake, for one test; begun, unless the test does that itself."""
    steps = ScriptedSteps()
    async with time_skipping() as environment, worker_of(environment, steps):
        found = Intake(environment, steps)
        if begun:
            await found.begin()
        yield found


Story = Callable[[Intake], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh intake."""

    async def told() -> None:
        async with intake(time_skipping) as it:
            await story(it)

    coroutines.run_on_fresh_server(told)
