"""One process under test, whatever it is about: say things to it, let days pass, wait until it is settled."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, ClassVar, Self

import pytest
from temporalio.client import Client, WorkflowHandle, WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.scripted_records import PACIFIC, county_day
from tests.workflows.scripted_steps import Scripted
from workflows.messages import NOT_THIS_STEPS_TURN, TASK_QUEUE, Result, Said
from workflows.sandbox import runner

WORKER = 22


class ProcessUnderTest:
    """A running process with its scripted steps, on a clock that can jump."""

    WORKFLOW: ClassVar[type]
    SCRIPT: ClassVar[Callable[[], Scripted[Any]]]
    QUERY = "stands"

    def __init__(self, environment: WorkflowEnvironment, steps: Any) -> None:
        self.environment, self.steps, self.records = environment, steps, steps.records
        self.said: dict[int, dict[str, Any]] = steps.records.said
        self.submissions = 0
        self.handle: WorkflowHandle[Any, Any]
        self.first_run: str | None = None

    @classmethod
    def worker_of(cls, environment: WorkflowEnvironment, steps: Scripted[Any], identity: str | None = None) -> Worker:
        """A worker that has nothing but processes of this kind."""
        return Worker(
            environment.client,
            task_queue=TASK_QUEUE,
            workflows=[cls.WORKFLOW],
            activities=steps.activities(),
            workflow_runner=runner(),
            identity=identity,
        )

    @classmethod
    @asynccontextmanager
    async def fresh(cls, time_skipping: Skipping, script: Scripted[Any] | None = None) -> AsyncIterator[Self]:
        """A fresh server and worker, and a process that is still to begin."""
        steps = script or cls.SCRIPT()
        async with time_skipping() as environment, cls.worker_of(environment, steps):
            yield cls(environment, steps)

    @classmethod
    def check(
        cls,
        time_skipping: Skipping,
        story: Callable[[Self], Awaitable[None]],
        script: Scripted[Any] | None = None,
        **begun: Any,
    ) -> None:
        """Tell a story to a fresh process that has begun; `script` where its records are not the usual ones."""

        async def told() -> None:
            async with cls.fresh(time_skipping, script) as it:
                await it.begin(**begun)
                await story(it)

        coroutines.run_on_fresh_server(told)

    async def begin(self) -> None:
        """Nothing yet, unless a kind of process says how it begins: a story says first what there is."""

    @property
    def client(self) -> Client:
        return self.environment.client

    async def start(self, workflow: Any, begin: Any, workflow_id: str) -> None:
        """Start it."""
        started = await self.client.start_workflow(workflow, begin, id=workflow_id, task_queue=TASK_QUEUE)
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
        self.said[self.submissions] = payload
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

    async def stands(self) -> Any:
        """What its query answers. Only of a settled process: a query to a run that ends stops the server's clock."""
        return await self.handle.query(self.QUERY)

    async def status(self) -> str:
        """The standing, once all is settled."""
        await self.settled()
        assert await self.stands() == self.records.status
        return str(self.records.status.value)

    async def tasks(self) -> Any:
        """The kinds of tasks that are open."""
        await self.settled()
        return {*self.records.tasks}

    async def settled(self) -> None:
        """Wait until it has nothing in hand and no step is asked for: three quiet looks in a row."""
        quiet, seen = 0, -1
        while quiet < 3:
            quiet = quiet + 1 if await rests(self.handle) and seen == len(self.steps.orders) else 0
            seen = len(self.steps.orders)
            await asyncio.sleep(0.01)

    async def ended(self) -> str:
        """Wait for the end, and how it ended."""
        return str(await self.handle.result())


async def rests(handle: WorkflowHandle[Any, Any]) -> bool:
    """Whether neither a step nor the workflow itself is at work; read from the history, so that nobody is asked."""
    if (await handle.describe()).raw_description.pending_activities:
        return False
    at_work = False
    async for event in handle.fetch_history_events():
        if event.HasField("workflow_task_scheduled_event_attributes"):
            at_work = True
        elif event.HasField("workflow_task_completed_event_attributes"):
            at_work = False
    return not at_work
