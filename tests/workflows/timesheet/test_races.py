"""Two things at once, and the same thing twice."""

import asyncio

from temporalio.client import WorkflowUpdateFailedError

from tests.fixtures.temporal import Skipping
from tests.workflows.timesheet.telling import Timesheet, check_story
from workflows.messages import Result


async def _held_up(it: Timesheet, step: str) -> tuple[asyncio.Event, asyncio.Event]:
    reached, let_go = asyncio.Event(), asyncio.Event()

    async def hold(order: object) -> None:
        reached.set()
        await let_go.wait()

    it.steps.before[step] = hold
    return reached, let_go


async def _second(it: Timesheet, first: str, second: str) -> BaseException | Result:
    """What the second is told who comes while the first is being done."""
    reached, let_go = await _held_up(it, first)
    one = asyncio.create_task(it.say(first, by=None))
    await reached.wait()
    other = asyncio.create_task(it.say(second, by=None))
    await asyncio.sleep(0.2)  # accepted, and waiting for its turn
    let_go.set()
    await one
    return (await asyncio.gather(other, return_exceptions=True))[0]


def test_of_two_approvals_at_once_one_counts(time_skipping: Skipping) -> None:
    async def story(it: Timesheet) -> None:
        refused = await _second(it, "approve_timesheet", "approve_timesheet")
        assert isinstance(refused, WorkflowUpdateFailedError)
        assert "This timesheet has been accepted: it cannot be approved now." in str(refused.cause)
        assert await it.ended() == "accepted"
        assert it.steps.names().count("approve_timesheet") == 1

    check_story(time_skipping, story)


def test_who_withdraws_while_it_is_approved_comes_too_late(time_skipping: Skipping) -> None:
    async def story(it: Timesheet) -> None:
        refused = await _second(it, "approve_timesheet", "withdraw_timesheet")
        assert isinstance(refused, WorkflowUpdateFailedError)
        assert "it cannot be taken back any more" in str(refused.cause)
        assert await it.ended() == "accepted"

    check_story(time_skipping, story)


def test_who_approves_while_it_is_withdrawn_comes_too_late(time_skipping: Skipping) -> None:
    async def story(it: Timesheet) -> None:
        refused = await _second(it, "withdraw_timesheet", "approve_timesheet")
        assert isinstance(refused, WorkflowUpdateFailedError)
        assert await it.ended() == "withdrawn"
        assert it.records.checked == 0

    check_story(time_skipping, story)


def test_a_double_click_is_one_approval(time_skipping: Skipping) -> None:
    async def story(it: Timesheet) -> None:
        first = await it.say("approve_timesheet", by=None, to="held")
        assert await it.say_again("approve_timesheet", by=None) == first
        assert it.steps.names().count("approve_timesheet") == 1
        await it.say("withdraw_timesheet", by=None)

    check_story(time_skipping, story)
