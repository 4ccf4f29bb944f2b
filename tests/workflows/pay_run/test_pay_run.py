"""A pay run is planned, reckoned, approved and issued, each in its turn; it is stopped, resumed, discarded, mended."""

import asyncio

import pytest

from records.pay_run import STATUSES
from tests.fixtures.temporal import Skipping
from tests.workflows.pay_run import stories
from tests.workflows.pay_run.scripted import CONTRACTS, LONG, SCRIPTS
from tests.workflows.pay_run.telling import Run, Story, check_story
from tests.workflows.processes import told_in
from workflows.pay_run.messages import MESSAGES
from workflows.pay_run.run import AT_ONCE
from workflows.pay_run.statuses import MOVES, OVER, PLACES, TAKES, picture
from workflows.pay_run.turns import CANNOT, ENDED, STANDS
from workflows.steps.pay_run import ISSUE_PART, RECKON_PART, TIE, Cause, PayRunStatus

STORIES = told_in(stories)


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_pay_run_goes_its_way(time_skipping: Skipping, story: Story) -> None:
    check_story(time_skipping, story)


def test_three_parts_are_reckoned_at_once_and_the_totals_are_tied_after_all(time_skipping: Skipping) -> None:
    async def story(it: Run) -> None:
        at_work, most = 0, 0

        async def slowly(order: object) -> None:
            nonlocal at_work, most
            assert TIE not in it.steps.names()
            at_work += 1
            most = max(most, at_work)
            await asyncio.sleep(0.05)
            at_work -= 1

        it.records.parts = 5
        it.steps.before[RECKON_PART] = slowly
        await it.made()
        await it.comes_to("awaiting_officer")
        assert most == AT_ONCE
        assert sorted(it.script.parts_of(RECKON_PART)) == [*range(5)]
        await it.say("discard_pay_run")
        await it.ended()

    check_story(time_skipping, story)


def test_what_came_to_be_held_before_the_release_is_taken_out_and_both_words_are_said_anew(
    time_skipping: Skipping,
) -> None:
    async def story(it: Run) -> None:
        it.records.concerned = 1
        await it.made()
        await it.comes_to("awaiting_officer")
        await it.say("approve_totals")
        assert (await it.say("release_pay_run")).outcome == "looked_again"
        await it.comes_to("awaiting_officer")
        assert await it.tasks() == {"approve_pay_run"}
        assert sorted(it.records.reckoned) == [0, 1, 2]
        assert "a supervisor's word is not awaited" in await it.refusal("release_pay_run")
        await it.say("approve_totals")
        assert (await it.say("release_pay_run")).outcome == "released"
        assert await it.ended() == "issued"

    check_story(time_skipping, story)


def test_a_long_run_goes_on_as_a_new_one_and_does_no_part_twice(time_skipping: Skipping) -> None:
    async def story(it: Run) -> None:
        it.records.parts = 300
        await it.made()
        await it.comes_to("awaiting_officer")
        assert await it.run_id() != it.first_run
        await it.say("approve_totals")
        await it.say("release_pay_run")
        assert await it.ended() == "issued"
        assert sorted(it.script.parts_of(RECKON_PART)) == sorted(it.script.parts_of(ISSUE_PART)) == [*range(300)]

    check_story(time_skipping, story)


def test_a_word_told_twice_is_acted_on_once(time_skipping: Skipping) -> None:
    async def story(it: Run) -> None:
        await it.made()
        await it.comes_to("awaiting_officer")
        await it.say("approve_totals")
        await it.say_again("approve_totals")
        assert it.steps.names().count("approve_totals") == 1
        await it.say("release_pay_run")
        await it.ended()

    check_story(time_skipping, story)


def test_records_and_declaration_have_the_same_standings() -> None:
    assert {*STATUSES} == {status.value for status in PayRunStatus} == {*TAKES} == {*PLACES}
    assert {*STANDS} == {*PayRunStatus} - {*OVER}
    assert {*ENDED} == {*OVER}


def test_every_standing_is_reached_and_left_and_every_cause_declared() -> None:
    reached = {PayRunStatus.PLANNED}
    for _ in PayRunStatus:
        reached |= {move.to for move in MOVES if move.before in reached}
    assert reached == {*PayRunStatus}
    assert {*PayRunStatus} - {move.before for move in MOVES} == {*OVER}
    assert {move.cause for move in MOVES} == {*Cause}
    assert len(MOVES) == len({*MOVES})
    assert {cause for arrow in picture() for cause in arrow.causes} == {*Cause}


def test_every_message_and_long_work_has_its_standing_and_its_sentence() -> None:
    assert {message for messages in TAKES.values() for message in messages} == {*MESSAGES} == {*CANNOT}
    assert {step.name for step in CONTRACTS} == {*SCRIPTS}
    assert len(LONG) == 6
