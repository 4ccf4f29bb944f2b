"""Two things at once, the same thing twice, and a past that is told late."""

import asyncio
import datetime as dt

from temporalio.client import WorkflowUpdateFailedError

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.stories.beginnings import enrolled, steps_done
from tests.workflows.enrollment.telling import SUPERVISOR, Enrollment, check_story, enrollment
from tests.workflows.scripted_records import county_day
from workflows.messages import Result, Said
from workflows.steps.enrollment.standing import ClockName


def test_of_two_supervisors_who_say_the_same_at_once_the_second_is_told_it_is_done(time_skipping: Skipping) -> None:
    async def story(it: Enrollment) -> None:
        await enrolled(it)
        await it.say("report_violation", by=SUPERVISOR)
        await it.say("propose_reinstatement")
        reached, let_go = asyncio.Event(), asyncio.Event()

        async def hold(order: object) -> None:
            reached.set()
            await let_go.wait()

        it.steps.before["review_reinstatement"] = hold
        first = asyncio.create_task(it.say("review_reinstatement", by=SUPERVISOR))
        await reached.wait()
        second = asyncio.create_task(it.say("review_reinstatement", by=SUPERVISOR))
        await asyncio.sleep(0.2)  # accepted, and waiting for its turn
        let_go.set()
        assert (await first).outcome == "approved"
        refused = (await asyncio.gather(second, return_exceptions=True))[0]
        assert isinstance(refused, WorkflowUpdateFailedError)
        assert "This provider is enrolled" in str(refused.cause)
        assert await it.status() == "enrolled"
        assert it.steps.names().count("review_reinstatement") == 1
        await it.say("withdraw_enrollment")

    check_story(time_skipping, story)


def test_all_steps_said_at_once_are_done_one_after_the_other(time_skipping: Skipping) -> None:
    async def story(it: Enrollment) -> None:
        steps = ("receive_application", "take_fingerprints", "attend_orientation", "sign_agreement")
        await asyncio.gather(*(it.say(step) for step in steps))
        answers = ("answer_ssn", "answer_list", "answer_background")
        await asyncio.gather(*(it.say(answer, by=None) for answer in answers))
        assert await it.status() == "enrolled"
        assert await it.causes() == ["all_done"]
        await it.say("withdraw_enrollment")

    check_story(time_skipping, story)


def test_a_message_told_twice_is_acted_on_once_also_when_its_run_is_over(time_skipping: Skipping) -> None:
    async def story(it: Enrollment) -> None:
        await steps_done(it)
        assert await it.say("answer_background", by=None) == Result("clear")
        said = Said(it.submissions, None, await it.now())
        assert await it.status() == "enrolled"
        assert await it.run_id() != it.first_run
        assert await it.tell("answer_background", said) == Result("clear")
        again: Result = await it.handle.execute_update("answer_background", said, id="another", result_type=Result)
        assert again == Result("clear")
        assert it.steps.names().count("answer_background") == 1
        await it.say("withdraw_enrollment")

    check_story(time_skipping, story)


def test_a_refusal_of_a_step_changes_nothing(time_skipping: Skipping) -> None:
    async def story(it: Enrollment) -> None:
        await it.say("designate")
        before = await it.tasks(), dict(it.records.due)
        assert await it.say("attend_orientation", answer="refused") == Result("refused")
        assert (await it.tasks(), dict(it.records.due)) == before
        assert (await it.say("withdraw_enrollment")).outcome == "withdrawn"

    check_story(time_skipping, story)


def test_no_clock_rings_while_the_past_of_an_enrollment_is_told(time_skipping: Skipping) -> None:
    async def story() -> None:
        async with enrollment(time_skipping, begun=False) as it:
            today = await it.now()
            past = today - dt.timedelta(days=200)
            await it.begin(at=past, quiet_until=today + dt.timedelta(hours=1))
            for number, step in enumerate(("designate", "receive_application", "take_fingerprints")):
                on = past + dt.timedelta(days=number)
                await it.say(step, at=on, on=county_day(on))
            assert it.records.due[ClockName.FINISH] == county_day(past) + dt.timedelta(days=90)
            assert await it.status() == "pending"
            late = past + dt.timedelta(days=30)
            for step in ("attend_orientation", "sign_agreement", "answer_ssn", "answer_list", "answer_background"):
                await it.say(step, at=late, on=county_day(late))
            assert await it.status() == "enrolled"
            changed = next(order for name, order in it.steps.orders if name == "change_enrollment_status")
            assert changed.at == late
            letter = next(order for name, order in it.steps.orders if name == "send_enrollment_letter")
            assert letter.at == late  # what it does by itself is of the time being told
            await it.days(200)
            assert "enrollment_time_ran_out" not in it.steps.names()
            assert await it.status() == "terminated"  # a year after the day it was enrolled, without any pay

    coroutines.run(story())
