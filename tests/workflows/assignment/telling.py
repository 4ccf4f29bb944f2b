"""One assignment under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.assignment.scripted import ScriptedAssignment
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.assignment.assignment import ProviderAssignment
from workflows.messages import TASK_QUEUE, BeginAssignment, process_id
from workflows.sandbox import runner

ASSIGNMENT = 801


class Assignment(ProcessUnderTest):
    """A running assignment with its scripted steps."""

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedAssignment) -> None:
        super().__init__(environment, steps)
        self.records = steps.records

    async def begin(self, at: dt.datetime | None = None) -> None:
        """Start it: a recipient has designated the provider."""
        begin = BeginAssignment(ASSIGNMENT, at or await self.now())
        await self.start(ProviderAssignment.run, begin, process_id("assignment", ASSIGNMENT))

    async def status(self) -> str:
        """The standing, once all is settled."""
        await self.settled()
        assert await self.stands() == self.records.status
        return self.records.status.value

    async def tasks(self) -> set[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return {*self.records.tasks}


def worker_of(environment: WorkflowEnvironment, steps: ScriptedAssignment, identity: str | None = None) -> Worker:
    """A worker that has nothing but assignments."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[ProviderAssignment],
        activities=steps.activities(),
        workflow_runner=runner(),
        identity=identity,
    )


Story = Callable[[Assignment], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh assignment."""

    async def told() -> None:
        steps = ScriptedAssignment()
        async with time_skipping() as environment, worker_of(environment, steps):
            it = Assignment(environment, steps)
            await it.begin()
            await story(it)

    coroutines.run_on_fresh_server(told)
