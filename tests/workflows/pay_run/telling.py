"""One pay run under test."""

import asyncio
from collections.abc import Awaitable, Callable

from tests.fixtures.temporal import Skipping
from tests.workflows.pay_run.scripted import ScriptedRun
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.messages import BeginPayRun, process_id
from workflows.pay_run.run import PayRun

RUN = 901


class Run(ProcessUnderTest):
    """A running pay run with its scripted steps."""

    WORKFLOW, SCRIPT = PayRun, ScriptedRun

    @property
    def script(self) -> ScriptedRun:
        """What is done with the run, and what was asked of it."""
        script: ScriptedRun = self.steps
        return script

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

    def held_up(self, name: str) -> tuple[asyncio.Event, asyncio.Event]:
        """Long work of a name waits, once begun, until it is let go: the events `begun` and `let go`."""
        begun, let_go = asyncio.Event(), asyncio.Event()

        async def wait(order: object) -> None:
            begun.set()
            await let_go.wait()

        self.steps.before[name] = wait
        return begun, let_go


Story = Callable[[Run], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh run."""
    Run.check(time_skipping, story)
