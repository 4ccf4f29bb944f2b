"""One enrollment under test."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.scripted import ScriptedEnrollment
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.enrollment.enrollment import ProviderEnrollment
from workflows.messages import TASK_QUEUE, BeginEnrollment, process_id
from workflows.sandbox import runner

ENROLLMENT = 501
SUPERVISOR, REVIEWER = 23, 24


class Enrollment(ProcessUnderTest):
    """A running enrollment with its scripted steps, on a clock that can jump."""

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedEnrollment) -> None:
        super().__init__(environment, steps)
        self.records = steps.records

    async def begin(self, at: dt.datetime | None = None, quiet_until: dt.datetime | None = None) -> None:
        """Start it, today unless told otherwise."""
        begin = BeginEnrollment(ENROLLMENT, at or await self.now(), quiet_until)
        await self.start(ProviderEnrollment.run, begin, process_id("enrollment", ENROLLMENT))

    async def status(self) -> str:
        """The standing, once all is settled."""
        await self.settled()
        assert await self.stands() == self.records.status
        return self.records.status.value

    async def tasks(self) -> set[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return {kind for kind, _ in self.records.tasks}

    async def causes(self) -> list[str]:
        """Why the standing changed, each time."""
        await self.settled()
        return [cause.value for _, cause, _ in self.records.moves]


def worker_of(environment: WorkflowEnvironment, steps: ScriptedEnrollment, identity: str | None = None) -> Worker:
    """A worker that has nothing but enrollments."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[ProviderEnrollment],
        activities=steps.activities(),
        workflow_runner=runner(),
        identity=identity,
    )


@asynccontextmanager
async def enrollment(time_skipping: Skipping, begun: bool = True) -> AsyncIterator[Enrollment]:
    """A fresh server, worker and enrollment, for one test; begun, unless the test does that itself."""
    steps = ScriptedEnrollment()
    async with time_skipping() as environment, worker_of(environment, steps):
        it = Enrollment(environment, steps)
        if begun:
            await it.begin()
        yield it


Story = Callable[[Enrollment], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh enrollment."""

    async def told() -> None:
        async with enrollment(time_skipping) as it:
            await story(it)

    coroutines.run_on_fresh_server(told)
