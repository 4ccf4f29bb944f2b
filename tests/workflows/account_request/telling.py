"""One account request under test."""

import datetime as dt
from collections.abc import Awaitable, Callable

from tests.fixtures.temporal import Skipping
from tests.workflows.account_request.scripted import ScriptedRequest
from tests.workflows.account_request.scripted_records import RequestRecords
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.account_request.request import AccountRequest
from workflows.messages import BeginAccountRequest, process_id
from workflows.steps.account_request import ClockName

REQUEST = 951


class Request(ProcessUnderTest):
    """A running request with its scripted steps."""

    WORKFLOW, SCRIPT = AccountRequest, ScriptedRequest

    async def begin(self, at: dt.datetime | None = None) -> None:
        """Start it: it was made."""
        begin = BeginAccountRequest(REQUEST, at or await self.now())
        await self.start(AccountRequest.run, begin, process_id("account_request", REQUEST))

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


Story = Callable[[Request], Awaitable[None]]


def check_story(time_skipping: Skipping, story: Story, records: RequestRecords | None = None) -> None:
    """Tell a story to a fresh request."""
    Request.check(time_skipping, story, ScriptedRequest(records))
