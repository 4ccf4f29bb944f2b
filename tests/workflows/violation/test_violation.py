"""A violation is reviewed, told, disputed, served or taken back, each in its turn and time."""

import pytest

from records.violation import STATUSES
from tests.fixtures.temporal import Skipping
from tests.workflows.processes import told_in
from tests.workflows.violation import stories
from tests.workflows.violation.scripted import CONTRACTS, SCRIPTS
from tests.workflows.violation.telling import Story, Violation, check_story
from workflows.steps.violation import Cause, ClockName, ViolationStatus
from workflows.violation.messages import MESSAGES, RUN_OUT
from workflows.violation.statuses import CLOCKS, MOVES, PLACES, TAKES, picture
from workflows.violation.turns import CANNOT, STANDS

STORIES = told_in(stories)


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_violation_goes_its_way(time_skipping: Skipping, story: Story) -> None:
    check_story(time_skipping, story)


def test_a_word_told_twice_is_acted_on_once(time_skipping: Skipping) -> None:
    async def story(it: Violation) -> None:
        await it.say("review_violation")
        await it.say_again("review_violation")
        assert it.steps.names().count("review_violation") == 1
        await it.say("confirm_violation", answer="dismissed")

    check_story(time_skipping, story)


def test_records_and_declaration_have_the_same_standings() -> None:
    assert {*STATUSES} == {status.value for status in ViolationStatus} == {*TAKES} == {*CLOCKS} == {*PLACES}
    assert {*STANDS} == {*ViolationStatus} - {ViolationStatus.ENDED}


def test_every_standing_is_reached_and_left_and_every_cause_declared() -> None:
    reached = {ViolationStatus.COUNTY_REVIEW}
    for _ in ViolationStatus:
        reached |= {move.to for move in MOVES if move.before in reached}
    assert reached == {*ViolationStatus}
    assert {*ViolationStatus} - {move.before for move in MOVES} == {ViolationStatus.ENDED}
    assert {move.cause for move in MOVES} == {*Cause}
    assert len(MOVES) == len({*MOVES})
    assert {cause for arrow in picture() for cause in arrow.causes} == {*Cause}


def test_every_message_and_clock_has_its_standing_its_step_and_its_sentence() -> None:
    assert {message for messages in TAKES.values() for message in messages} == {*MESSAGES} == {*CANNOT}
    assert {name for names in CLOCKS.values() for name in names} == {*ClockName} == {*RUN_OUT}
    assert {step.name for step in CONTRACTS} == {*SCRIPTS}
