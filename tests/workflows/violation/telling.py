"""One violation under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.process_under_test import ProcessUnderTest
from tests.workflows.violation.scripted import ScriptedViolation
from workflows.messages import TASK_QUEUE, BeginViolation, process_id
from workflows.sandbox import runner
from workflows.steps.violation import ClockName
from workflows.violation.violation import ProviderViolation

VIOLATION = 901


class Violation(ProcessUnderTest):
    """A running violation with its scripted steps."""

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedViolation) -> None:
        super().__init__(environment, steps)
        self.records = steps.records

    async def begin(self, at: dt.datetime | None = None) -> None:
        """Start it: something was found."""
        begin = BeginViolation(VIOLATION, at or await self.now())
        await self.start(ProviderViolation.run, begin, process_id("violation", VIOLATION))

    async def status(self) -> str:
        """The standing, once all is settled."""
        await self.settled()
        assert await self.stands() == self.records.status
        return self.records.status.value

    async def tasks(self) -> set[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return {*self.records.tasks}

    async def over(self, clock: ClockName) -> None:
        """Until a clock's last day is over."""
        await self.settled()
        await self.until_end_of(self.records.due[clock], seconds=2)

    async def noticed(self, number: int = 1) -> None:
        """Reviewed, confirmed, and told to the provider."""
        await self.say("review_violation")
        assert (await self.say("confirm_violation", number=number)).outcome == "noticed"
        assert await self.status() == "noticed"


def worker_of(environment: WorkflowEnvironment, steps: ScriptedViolation, identity: str | None = None) -> Worker:
    """A worker that has nothing but violations."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[ProviderViolation],
        activities=steps.activities(),
        workflow_runner=runner(),
        identity=identity,
    )


Story = Callable[[Violation], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh violation."""

    async def told() -> None:
        steps = ScriptedViolation()
        async with time_skipping() as environment, worker_of(environment, steps):
            it = Violation(environment, steps)
            await it.begin()
            await story(it)

    coroutines.run_on_fresh_server(told)
