"""An organization is approved, frozen, thawed, certified and ended, each in its turn and time."""

import pytest

from records import organization
from records.organization import STATUSES
from tests.fixtures.temporal import Skipping
from tests.workflows.organization import stories
from tests.workflows.organization.scripted import CONTRACTS, SCRIPTS
from tests.workflows.organization.telling import Participation, Story, check_story
from tests.workflows.processes import told_in
from workflows.organization.messages import MESSAGES, RUN_OUT
from workflows.organization.statuses import CLOCKS, ENDS, MOVES, PLACES, TAKES, TAKES_PART
from workflows.organization.turns import CANNOT, STANDS
from workflows.steps.organization import Cause, ClockName, OrganizationStatus

STORIES = told_in(stories)


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_an_organization_goes_its_way(time_skipping: Skipping, story: Story) -> None:
    check_story(time_skipping, story)


def test_a_word_told_twice_is_acted_on_once(time_skipping: Skipping) -> None:
    async def story(it: Participation) -> None:
        await it.say("review_organization")
        await it.say_again("review_organization")
        assert it.steps.names().count("review_organization") == 1
        await it.say("end_organization")

    check_story(time_skipping, story)


def test_records_and_declaration_have_the_same_standings() -> None:
    assert {*STATUSES} == {status.value for status in OrganizationStatus} == {*TAKES} == {*CLOCKS} == {*PLACES}
    assert {*STANDS} == {*OrganizationStatus}
    assert organization.TAKES_PART == TAKES_PART


def test_every_standing_is_reached_and_left_and_every_cause_declared() -> None:
    reached = {OrganizationStatus.APPLIED, *(move.to for move in MOVES)}
    left = {move.before for move in MOVES}
    assert (reached, {*OrganizationStatus} - left) == ({*OrganizationStatus}, {*ENDS})
    assert {move.cause for move in MOVES} == {*Cause}


def test_every_message_and_clock_has_its_words_step_and_turn() -> None:
    assert {*CANNOT} == {*MESSAGES} == {message for taken in TAKES.values() for message in taken}
    assert {name for names in CLOCKS.values() for name in names} == {*ClockName} == {*RUN_OUT, ClockName.REMINDER}


def test_every_step_of_an_organization_is_in_the_script() -> None:
    assert {contract.name for contract in CONTRACTS} == {*SCRIPTS}
