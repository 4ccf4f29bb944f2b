"""One account request under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.account_request.scripted import ScriptedRequest
from tests.workflows.account_request.scripted_records import RequestRecords
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.account_request.request import AccountRequest
from workflows.messages import TASK_QUEUE, BeginAccountRequest, process_id
from workflows.sandbox import runner
from workflows.steps.account_request import ClockName

REQUEST = 951


class Request(ProcessUnderTest):
    """A running request with its scripted steps."""

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedRequest) -> None:
        super().__init__(environment, steps)
        self.records = steps.records

    async def begin(self, at: dt.datetime | None = None) -> None:
        """Start it: it was made."""
        begin = BeginAccountRequest(REQUEST, at or await self.now())
        await self.start(AccountRequest.run, begin, process_id("account_request", REQUEST))

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
        """Until a clock's last day is over; of an effect, until its day has begun."""
        await self.settled()
        if clock is ClockName.EFFECT:
            assert self.records.effect_on
            await self.until_end_of(self.records.effect_on - dt.timedelta(days=1), seconds=2)
        else:
            await self.until_end_of(self.records.due[clock], seconds=2)

    async def at_unit(self) -> None:
        """Approved."""
        assert (await self.say("review_account_request")).outcome == "approve"
        assert await self.status() == "at_it_unit"


def worker_of(environment: WorkflowEnvironment, steps: ScriptedRequest, identity: str | None = None) -> Worker:
    """A worker that has nothing but account requests."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[AccountRequest],
        activities=steps.activities(),
        workflow_runner=runner(),
        identity=identity,
    )


Story = Callable[[Request], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story, records: RequestRecords | None = None) -> None:
    """Tell a story to a fresh request."""

    async def told() -> None:
        steps = ScriptedRequest(records)
        async with time_skipping() as environment, worker_of(environment, steps):
            it = Request(environment, steps)
            await it.begin()
            await story(it)

    coroutines.run_on_fresh_server(told)
