"""An assignment waits for its provider, works, pauses and ends."""

import asyncio

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.assignment import stories
from tests.workflows.assignment.scripted import CONTRACTS, SCRIPTS, ScriptedAssignment
from tests.workflows.assignment.telling import Assignment, check_story, worker_of
from workflows.assignment.messages import MESSAGES
from workflows.assignment.statuses import TAKES
from workflows.assignment.turns import CANNOT, STANDS
from workflows.steps.assignment import AssignmentStatus


def test_an_assignment_waits_for_its_provider_and_runs_to_its_end(time_skipping: Skipping) -> None:
    check_story(time_skipping, stories.from_designation_to_end)


def test_an_assignment_ends_with_the_standing_of_its_provider(time_skipping: Skipping) -> None:
    check_story(time_skipping, stories.lost_with_the_standing)


def test_agreements_and_hours_are_asked_for_until_they_are_there(time_skipping: Skipping) -> None:
    check_story(time_skipping, stories.papers_and_leave)


def test_a_recipient_may_choose_somebody_else_before_work_begins(time_skipping: Skipping) -> None:
    check_story(time_skipping, stories.ended_while_waiting)


def test_each_week_with_extra_hours_is_a_task_until_the_county_has_decided_it(time_skipping: Skipping) -> None:
    check_story(time_skipping, stories.longer_in_two_weeks)


def test_sick_leave_is_claimed_at_work_and_on_leave(time_skipping: Skipping) -> None:
    check_story(time_skipping, stories.ill_for_a_day)


def test_a_standing_told_twice_is_acted_on_once(time_skipping: Skipping) -> None:
    async def story(it: Assignment) -> None:
        await it.say("enrollment_changed", by=None, status="enrolled")
        await it.say_again("enrollment_changed", by=None)
        assert it.steps.names().count("enrollment_changed") == 1
        await it.say("end_assignment")

    check_story(time_skipping, story)


def test_a_message_right_behind_the_beginning_waits_for_it(time_skipping: Skipping) -> None:
    async def told() -> None:
        steps = ScriptedAssignment()
        steps.records.eligible = True
        async with time_skipping() as environment:
            it = Assignment(environment, steps)
            await it.begin()
            saying = asyncio.create_task(it.say("start_assignment"))  # both were left behind while nobody worked
            await asyncio.sleep(0.5)
            async with worker_of(environment, steps):
                assert (await saying).outcome == "started"
                await it.say("end_assignment")
                await it.ended()

    coroutines.run_on_fresh_server(told)


def test_every_message_has_its_standings_and_every_refusal_its_sentence() -> None:
    assert {message for messages in TAKES.values() for message in messages} == set(MESSAGES)
    for status, messages in TAKES.items():
        if status is not AssignmentStatus.ENDED:
            assert status in STANDS
            assert set(MESSAGES) - set(messages) <= set(CANNOT)
    assert {step.name for step in CONTRACTS} == set(SCRIPTS)
