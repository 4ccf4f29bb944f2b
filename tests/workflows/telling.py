"""One intake under test: say things to it, let days pass, look at where it stands."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from temporalio.client import Client, WorkflowHandle, WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures.temporal import Skipping
from tests.workflows.scripted_records import PACIFIC, county_day
from tests.workflows.scripted_steps import ScriptedSteps
from workflows.intake.application import ApplicationIntake
from workflows.messages import NOT_THIS_STEPS_TURN, TASK_QUEUE, BeginIntake, Progress, Result, Said, intake_id
from workflows.sandbox import runner

APPLICATION = 1001
CLERK, WORKER, SUPERVISOR = 21, 22, 23


class Intake:
    """A running intake with its scripted steps, on a clock that can jump."""

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedSteps) -> None:
        self.environment, self.steps = environment, steps
        self.records = steps.records
        self.submissions = 0
        self.handle: WorkflowHandle[Any, Any]
        self.first_run: str | None = None

    @property
    def client(self) -> Client:
        return self.environment.client

    async def begin(self, at: dt.datetime | None = None, quiet_until: dt.datetime | None = None) -> None:
        """Start it; it was asked for today, unless it is brought over from elsewhere with its past."""
        at = at or await self.now()
        begin = BeginIntake(APPLICATION, county_day(at), at, quiet_until)
        started = await self.client.start_workflow(
            ApplicationIntake.run,
            begin,
            id=intake_id(APPLICATION),
            task_queue=TASK_QUEUE,
        )
        self.first_run = started.first_execution_run_id
        self.handle = self.client.get_workflow_handle(started.id)

    async def now(self) -> dt.datetime:
        """The server's instant."""
        return await self.environment.get_current_time()

    async def today(self) -> dt.date:
        """The server's day in California."""
        return county_day(await self.now())

    async def say(self, update: str, by: int | None = WORKER, at: dt.datetime | None = None, **payload: Any) -> Result:
        """Say something, now unless told when, and wait for the answer."""
        self.submissions += 1
        self.records.said[self.submissions] = payload
        return await self.tell(update, Said(self.submissions, by, at or await self.now()))

    async def tell(self, update: str, said: Said) -> Result:
        """Send a message as it stands, as the dispatcher does when it tries again."""
        result: Result = await self.handle.execute_update(
            update, said, id=f"submission-{said.submission_id}", result_type=Result
        )
        return result

    async def say_again(self, update: str, by: int | None = WORKER) -> Result:
        """The last message once more, as a dispatcher does that never heard the answer."""
        return await self.tell(update, Said(self.submissions, by, await self.now()))

    async def run_id(self) -> str | None:
        """The run that is current now."""
        return (await self.client.get_workflow_handle(self.handle.id).describe()).run_id

    async def refusal(self, update: str, by: int | None = WORKER, **payload: Any) -> str:
        """The sentence with which a message is refused because it is not its turn."""
        with pytest.raises(WorkflowUpdateFailedError) as refused:
            await self.say(update, by, **payload)
        cause = refused.value.cause
        assert isinstance(cause, ApplicationError)
        assert cause.type == NOT_THIS_STEPS_TURN
        return cause.message

    async def days(self, days: float) -> None:
        """Let days pass."""
        await self.environment.sleep(dt.timedelta(days=days))
        await self.settled()

    async def until_end_of(self, day: dt.date, seconds: int) -> None:
        """Let time pass to some seconds after (or before, if negative) the end of a day in California."""
        end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=PACIFIC)
        await self.environment.sleep(end + dt.timedelta(seconds=seconds) - await self.now())
        await self.settled()

    async def progress(self) -> Progress:
        """Where it stands."""
        found: Progress = await self.handle.query(ApplicationIntake.progress)
        return found

    async def settled(self) -> None:
        """Wait until no step is under way and none has been asked for lately: three quiet looks in a row."""
        quiet, seen = 0, -1
        while quiet < 3:
            await self.progress()  # answered by the workflow itself, so after what it has in hand
            under_way = (await self.handle.describe()).raw_description.pending_activities
            quiet = quiet + 1 if not under_way and seen == len(self.steps.orders) else 0
            seen = len(self.steps.orders)
            await asyncio.sleep(0.01)

    async def tasks(self) -> set[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return set(self.records.tasks)

    async def ended(self) -> str:
        """Wait for the end, and how it ended."""
        return str(await self.handle.result())


@asynccontextmanager
async def intake(time_skipping: Skipping, begun: bool = True) -> AsyncIterator[Intake]:
    """A fresh server, worker and intake, for one test; begun, unless the test does that itself."""
    steps = ScriptedSteps()
    async with time_skipping() as environment:
        worker = Worker(
            environment.client,
            task_queue=TASK_QUEUE,
            workflows=[ApplicationIntake],
            activities=steps.activities(),
            workflow_runner=runner(),
        )
        async with worker:
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

    asyncio.run(told())
