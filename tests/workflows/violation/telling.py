"""One violation under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from tests.fixtures.temporal import Skipping
from tests.workflows.process_under_test import ProcessUnderTest
from tests.workflows.violation.scripted import ScriptedViolation
from workflows.messages import BeginViolation, process_id
from workflows.steps.violation import ClockName
from workflows.violation.violation import ProviderViolation

VIOLATION = 901


class Violation(ProcessUnderTest):
    """A running violation with its scripted steps."""

    WORKFLOW, SCRIPT = ProviderViolation, ScriptedViolation

    async def begin(self, at: dt.datetime | None = None) -> None:
        """Start it: something was found."""
        begin = BeginViolation(VIOLATION, at or await self.now())
        await self.start(ProviderViolation.run, begin, process_id("violation", VIOLATION))

    async def over(self, clock: ClockName) -> None:
        """Until a clock's last day is over."""
        await self.settled()
        await self.until_end_of(self.records.due[clock], seconds=2)

    async def noticed(self, number: int = 1) -> None:
        """Reviewed, confirmed, and told to the provider."""
        await self.say("review_violation")
        assert (await self.say("confirm_violation", number=number)).outcome == "noticed"
        assert await self.status() == "noticed"


Story = Callable[[Violation], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh violation."""
    Violation.check(time_skipping, story)
