"""One intake under test: say things to it, let days pass, look at where it stands."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tests.fixtures.temporal import Skipping
from tests.workflows.process_under_test import ProcessUnderTest
from tests.workflows.scripted_records import county_day
from tests.workflows.scripted_steps import ScriptedSteps
from workflows.intake.application import ApplicationIntake
from workflows.messages import BeginIntake, Progress, intake_id

APPLICATION = 1001
CLERK, SUPERVISOR = 21, 23


class Intake(ProcessUnderTest):
    """A running intake with its scripted steps, on a clock that can jump."""

    WORKFLOW, SCRIPT = ApplicationIntake, ScriptedSteps

    QUERY = "progress"

    async def begin(self, at: dt.datetime | None = None, quiet_until: dt.datetime | None = None) -> None:
        """Start it; it was asked for today, unless it is brought over from elsewhere with its past."""
        at = at or await self.now()
        begin = BeginIntake(APPLICATION, county_day(at), at, quiet_until)
        await self.start(ApplicationIntake.run, begin, intake_id(APPLICATION))

    async def progress(self) -> Progress:
        """Where it stands."""
        found: Progress = await self.handle.query(ApplicationIntake.progress)
        return found


@asynccontextmanager
async def intake(time_skipping: Skipping, begun: bool = True) -> AsyncIterator[Intake]:
    """A fresh server, worker and intake, for one test; begun, unless the test does that itself."""
    async with Intake.fresh(time_skipping) as it:
        if begun:
            await it.begin()
        yield it


Story = Callable[[Intake], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story) -> None:
    """Tell a story to a fresh intake."""
    Intake.check(time_skipping, story)
