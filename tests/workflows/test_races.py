"""Two things at once: one after the other, each judged by what the one before has left."""

import asyncio
import datetime as dt
from typing import Any

import pytest
from temporalio.client import WorkflowUpdateFailedError

from tests.fixtures.temporal import Skipping
from tests.workflows.stories.beginnings import assessed, form_given, ready
from tests.workflows.telling import Intake, check_story


class Hold:
    """Keeps a step from going on until it is let go."""

    def __init__(self, it: Intake, step: str) -> None:
        self.reached, self.let_go = asyncio.Event(), asyncio.Event()
        it.steps.before[step] = self.wait

    async def wait(self, order: Any) -> None:
        self.reached.set()
        await self.let_go.wait()


def test_of_two_tabs_that_say_the_same_the_second_is_told_it_is_done(time_skipping: Skipping) -> None:
    async def story(it: Intake) -> None:
        await ready(it)
        answers = await asyncio.gather(it.say("propose"), it.say("propose"), return_exceptions=True)
        assert sorted(type(answer).__name__ for answer in answers) == ["Result", "WorkflowUpdateFailedError"]
        assert await it.ended() == "approved"
        assert it.steps.names().count("propose") == 1

    check_story(time_skipping, story)


def test_what_was_accepted_before_a_withdrawal_was_done_is_refused_after_it(time_skipping: Skipping) -> None:
    async def story(it: Intake) -> None:
        await assessed(it)
        hold = Hold(it, "withdraw")
        withdrawal = asyncio.create_task(it.say("withdraw"))
        await hold.reached.wait()
        proposal = asyncio.create_task(it.say("propose"))  # still this step's turn when it arrives
        await it.progress()
        hold.let_go.set()
        assert (await withdrawal).outcome == "withdrawn"
        with pytest.raises(WorkflowUpdateFailedError) as refused:
            await proposal
        assert "has been decided" in str(refused.value.cause)
        assert await it.ended() == "withdrawn"
        assert "propose" not in it.steps.names()

    check_story(time_skipping, story)


def test_a_withdrawal_waits_for_the_step_before_it_and_then_counts(time_skipping: Skipping) -> None:
    async def story(it: Intake) -> None:
        await form_given(it)
        await it.say("schedule_visit")
        hold = Hold(it, "complete_visit")
        visit = asyncio.create_task(it.say("complete_visit"))
        await hold.reached.wait()
        withdrawal = asyncio.create_task(it.say("withdraw"))
        await it.progress()
        assert "withdraw" not in it.steps.names()
        hold.let_go.set()
        assert (await visit).outcome == "done"
        assert (await withdrawal).outcome == "withdrawn"
        assert await it.ended() == "withdrawn"

    check_story(time_skipping, story)


def test_nothing_can_be_said_while_the_notice_is_printed(time_skipping: Skipping) -> None:
    async def story(it: Intake) -> None:
        await ready(it)
        hold = Hold(it, "send_notice")
        await it.say("propose")
        await hold.reached.wait()
        assert (await it.progress()).stage == "notice"
        assert "has been decided" in await it.refusal("withdraw")
        hold.let_go.set()
        assert await it.ended() == "approved"

    check_story(time_skipping, story)


def test_messages_said_before_the_beginning_is_done_wait_for_it(time_skipping: Skipping) -> None:
    async def story(it: Intake) -> None:
        await it.say("clear_person")
        assert it.steps.names()[:2] == ["begin_intake", "arrange_work"]
        await it.say("withdraw")
        assert await it.ended() == "withdrawn"

    check_story(time_skipping, story)


def test_a_form_being_entered_when_its_clock_runs_out_is_entered_first(time_skipping: Skipping) -> None:
    async def story(it: Intake) -> None:
        await form_given(it)
        assert it.records.issued_on
        await it.until_end_of(it.records.issued_on + dt.timedelta(days=45), seconds=-2)
        hold = Hold(it, "receive_certification")
        received = asyncio.create_task(it.say("receive_certification"))
        await hold.reached.wait()
        await asyncio.sleep(3)  # the day ends while the step is under way
        hold.let_go.set()
        assert (await received).outcome == "accepted"
        await it.settled()
        assert "certification_overdue" not in it.steps.names()
        await it.say("withdraw")
        assert await it.ended() == "withdrawn"

    check_story(time_skipping, story)


def test_a_step_that_fails_is_tried_again_until_it_is_mended(time_skipping: Skipping) -> None:
    async def story(it: Intake) -> None:
        tries = []

        async def database_away(order: Any) -> None:
            tries.append(order)
            if len(tries) < 4:
                raise ConnectionError("the database is away")

        it.steps.before["clear_person"] = database_away
        assert (await it.say("clear_person")).outcome == "cleared"
        assert len(tries) == 4
        assert all(each == tries[0] for each in tries)
        await it.say("withdraw")
        assert await it.ended() == "withdrawn"

    check_story(time_skipping, story)


def test_a_message_told_again_is_answered_as_before_and_not_done_again(time_skipping: Skipping) -> None:
    async def story(it: Intake) -> None:
        first = await it.say("clear_person")
        assert await it.say_again("clear_person") == first
        assert it.steps.names().count("clear_person") == 1
        await it.say("withdraw")
        assert await it.ended() == "withdrawn"

    check_story(time_skipping, story)
