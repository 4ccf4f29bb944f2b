"""One assignment under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from tests.fixtures.temporal import Skipping
from tests.workflows.assignment.scripted import ScriptedAssignment
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.assignment.assignment import ProviderAssignment
from workflows.messages import BeginAssignment, process_id

ASSIGNMENT = 801


class Assignment(ProcessUnderTest):
    """A running assignment with its scripted steps."""

    WORKFLOW, SCRIPT = ProviderAssignment, ScriptedAssignment

    async def begin(self, at: dt.datetime | None = None) -> None:
        """Start it: a recipient has designated the provider."""
        begin = BeginAssignment(ASSIGNMENT, at or await self.now())
        await self.start(ProviderAssignment.run, begin, process_id("assignment", ASSIGNMENT))


worker_of = Assignment.worker_of
Story = Callable[[Assignment], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh assignment."""
    Assignment.check(time_skipping, story)
