"""One organization under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.organization.scripted import ScriptedOrganization
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.messages import TASK_QUEUE, BeginOrganization, process_id
from workflows.organization.participation import OrganizationParticipation
from workflows.sandbox import runner
from workflows.steps.organization import ClockName

ORGANIZATION = 731


class Participation(ProcessUnderTest):
    """A running participation with its scripted steps."""

    def __init__(self, environment: WorkflowEnvironment, steps: ScriptedOrganization) -> None:
        super().__init__(environment, steps)
        self.records = steps.records

    async def begin(self, at: dt.datetime | None = None) -> None:
        """Start it: an application came in."""
        begin = BeginOrganization(ORGANIZATION, at or await self.now())
        await self.start(OrganizationParticipation.run, begin, process_id("organization", ORGANIZATION))

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

    async def approved(self) -> None:
        """Reviewed, and its liaison has signed in."""
        assert (await self.say("review_organization")).outcome == "approve"
        await self.say("liaisons_changed", by=None)
        assert await self.status() == "approved"


def worker_of(environment: WorkflowEnvironment, steps: ScriptedOrganization, identity: str | None = None) -> Worker:
    """A worker that has nothing but organizations."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[OrganizationParticipation],
        activities=steps.activities(),
        workflow_runner=runner(),
        identity=identity,
    )


Story = Callable[[Participation], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh organization."""

    async def told() -> None:
        steps = ScriptedOrganization()
        async with time_skipping() as environment, worker_of(environment, steps):
            it = Participation(environment, steps)
            await it.begin()
            await story(it)

    coroutines.run_on_fresh_server(told)
