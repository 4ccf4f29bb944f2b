"""One organization under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from tests.fixtures.temporal import Skipping
from tests.workflows.organization.scripted import ScriptedOrganization
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.messages import BeginOrganization, process_id
from workflows.organization.participation import OrganizationParticipation
from workflows.steps.organization import ClockName

ORGANIZATION = 731


class Participation(ProcessUnderTest):
    """A running participation with its scripted steps."""

    WORKFLOW, SCRIPT = OrganizationParticipation, ScriptedOrganization

    async def begin(self, at: dt.datetime | None = None) -> None:
        """Start it: an application came in."""
        begin = BeginOrganization(ORGANIZATION, at or await self.now())
        await self.start(OrganizationParticipation.run, begin, process_id("organization", ORGANIZATION))

    async def over(self, clock: ClockName) -> None:
        """Until a clock's last day is over."""
        await self.settled()
        await self.until_end_of(self.records.due[clock], seconds=2)

    async def approved(self) -> None:
        """Reviewed, and its liaison has signed in."""
        assert (await self.say("review_organization")).outcome == "approve"
        await self.say("liaisons_changed", by=None)
        assert await self.status() == "approved"


Story = Callable[[Participation], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh organization."""
    Participation.check(time_skipping, story)
