"""One enrollment under test."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.scripted import ScriptedEnrollment
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.enrollment.enrollment import ProviderEnrollment
from workflows.messages import BeginEnrollment, process_id

ENROLLMENT = 501
SUPERVISOR, REVIEWER = 23, 24


class Enrollment(ProcessUnderTest):
    """A running enrollment with its scripted steps, on a clock that can jump."""

    WORKFLOW, SCRIPT = ProviderEnrollment, ScriptedEnrollment

    async def begin(self, at: dt.datetime | None = None, quiet_until: dt.datetime | None = None) -> None:
        """Start it, today unless told otherwise."""
        begin = BeginEnrollment(ENROLLMENT, at or await self.now(), quiet_until)
        await self.start(ProviderEnrollment.run, begin, process_id("enrollment", ENROLLMENT))

    async def tasks(self) -> set[str]:
        """The kinds of tasks that are open."""
        await self.settled()
        return {kind for kind, _ in self.records.tasks}

    async def causes(self) -> list[str]:
        """Why the standing changed, each time."""
        await self.settled()
        return [cause.value for _, cause, _ in self.records.moves]


@asynccontextmanager
async def enrollment(time_skipping: Skipping, begun: bool = True) -> AsyncIterator[Enrollment]:
    """A fresh server, worker and enrollment, for one test; begun, unless the test does that itself."""
    async with Enrollment.fresh(time_skipping) as it:
        if begun:
            await it.begin()
        yield it


worker_of = Enrollment.worker_of
Story = Callable[[Enrollment], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh enrollment."""
    Enrollment.check(time_skipping, story)
