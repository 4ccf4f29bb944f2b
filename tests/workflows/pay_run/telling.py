"""One pay run under test."""

import asyncio
from collections.abc import Awaitable, Callable

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.pay_run.scripted import ScriptedRun
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.messages import TASK_QUEUE, BeginPayRun, process_id
from workflows.pay_run.run import PayRun
from workflows.sandbox import runner

RUN = 901


class Run(ProcessUnderTest):
    """A running pay run with its scripted steps."""

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedRun) -> None:
        super().__init__(environment, steps)
        self.records, self.script = steps.records, steps

    async def begin(self) -> None:
        """Nothing yet: a story says first what the run holds."""

    async def made(self) -> None:
        """Somebody made it."""
        await self.start(PayRun.run, BeginPayRun(RUN, await self.now()), process_id("pay_run", RUN))

    async def comes_to(self, status: str) -> None:
        """Wait until it stands so."""
        for _ in range(1000):
            if self.records.status == status:
                return await self.settled()
            await asyncio.sleep(0.01)
        raise TimeoutError(f"It is {self.records.status}, not {status}.")

    async def status(self) -> str:
        """The standing, once all is settled."""
        await self.settled()
        assert await self.stands() == self.records.status
        return self.records.status.value

    async def tasks(self) -> set[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return {*self.records.tasks}

    def held_up(self, name: str) -> tuple[asyncio.Event, asyncio.Event]:
        """Long work of a name waits, once begun, until it is let go: the events `begun` and `let go`."""
        begun, let_go = asyncio.Event(), asyncio.Event()

        async def wait(order: object) -> None:
            begun.set()
            await let_go.wait()

        self.steps.before[name] = wait
        return begun, let_go


def worker_of(environment: WorkflowEnvironment, steps: ScriptedRun, identity: str | None = None) -> Worker:
    """A worker that has nothing but pay runs."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[PayRun],
        activities=steps.activities(),
        workflow_runner=runner(),
        identity=identity,
    )


Story = Callable[[Run], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh run."""

    async def told() -> None:
        steps = ScriptedRun()
        async with time_skipping() as environment, worker_of(environment, steps):
            await story(Run(environment, steps))

    coroutines.run_on_fresh_server(told)
