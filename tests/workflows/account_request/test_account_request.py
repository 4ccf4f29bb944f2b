"""An account request is checked, reviewed, given user IDs, handed out and signed in with, each in its turn and time."""

import pytest

from records.account_request import STATUSES
from tests.fixtures.temporal import Skipping
from tests.workflows.account_request import stories
from tests.workflows.account_request.scripted import CONTRACTS, SCRIPTS
from tests.workflows.account_request.scripted_records import RequestRecords
from tests.workflows.account_request.telling import Request, Story, check_story
from tests.workflows.processes import told_in
from workflows.account_request.messages import MESSAGES, RUN_OUT
from workflows.account_request.settling import settled
from workflows.account_request.statuses import CLOCKS, ENDS, MOVES, PLACES, TAKES, picture
from workflows.account_request.turns import CANNOT, STANDS
from workflows.steps.account_request import Cause, ClockName, RequestStatus

STORIES = told_in(stories)
S = RequestStatus


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_request_goes_its_way(time_skipping: Skipping, story: Story) -> None:
    check_story(time_skipping, story)


def test_a_departure_of_today_is_over_with_the_first_step(time_skipping: Skipping) -> None:
    async def story(it: Request) -> None:
        assert await it.ended() == "done"
        assert it.steps.names() == ["begin_account_request", "close_account_request"]

    check_story(time_skipping, story, RequestRecords(plan=(("delete", "done", 0),)))


def test_a_word_told_twice_is_acted_on_once(time_skipping: Skipping) -> None:
    async def story(it: Request) -> None:
        await it.at_unit()
        await it.say("assign_user_id")
        await it.say_again("assign_user_id")
        assert it.records.statuses.count("assigned") == 1
        await it.say("withdraw_account_request")

    check_story(time_skipping, story)


def test_records_and_declaration_have_the_same_standings() -> None:
    assert {*STATUSES} == {status.value for status in RequestStatus} == {*TAKES} == {*CLOCKS} == {*PLACES} == {*STANDS}


def test_every_standing_is_reached_and_left_and_every_cause_declared() -> None:
    reached = {RequestStatus.IN_REVIEW}
    for _ in RequestStatus:
        reached |= {move.to for move in MOVES if move.before in reached}
    assert reached == {*RequestStatus}
    assert {*RequestStatus} - {move.before for move in MOVES} == {*ENDS}
    assert {move.cause for move in MOVES} == {*Cause}
    assert len(MOVES) == len({*MOVES})
    assert {cause for arrow in picture() for cause in arrow.causes} == {*Cause}


def test_every_message_and_clock_has_its_standing_its_step_and_its_sentence() -> None:
    assert {message for messages in TAKES.values() for message in messages} == {*MESSAGES} == {*CANNOT}
    assert {name for names in CLOCKS.values() for name in names} == {*ClockName} == {*RUN_OUT, ClockName.EFFECT}
    assert {step.name for step in CONTRACTS} == {*SCRIPTS}


@pytest.mark.parametrize(
    ("changes", "before", "cause", "to"),
    [
        ([("add", "asked"), ("delete", "done")], S.IN_REVIEW, Cause.CHECKED, S.IN_REVIEW),
        ([("add", "asked"), ("delete", "done")], S.RETURNED, Cause.DAY_CAME, S.RETURNED),
        ([("add", "asked"), ("add", "withdrawn")], S.RETURNED, Cause.ANSWERED, S.IN_REVIEW),
        ([("add", "approved"), ("add", "assigned")], S.AT_IT_UNIT, Cause.ASSIGNED, S.AT_IT_UNIT),
        ([("add", "handed_out"), ("delete", "approved")], S.AT_IT_UNIT, Cause.ASSIGNED, S.WITH_LIAISON),
        ([("add", "done"), ("modify", "approved")], S.WITH_LIAISON, Cause.SIGNED_IN, S.AWAITING_DAY),
        ([("add", "refused"), ("delete", "done")], S.IN_REVIEW, Cause.REFUSED, S.DONE),
        ([("add", "withdrawn"), ("add", "expired")], S.WITH_LIAISON, Cause.NOT_USED, S.EXPIRED),
        ([("add", "withdrawn"), ("add", "expired")], S.AT_IT_UNIT, Cause.WITHDRAWN, S.WITHDRAWN),
        ([("add", "withdrawn"), ("add", "refused")], S.IN_REVIEW, Cause.REFUSED, S.REFUSED),
    ],
)
def test_a_request_stands_where_its_rows_have_come_to(
    changes: list[tuple[str, str]], before: RequestStatus, cause: Cause, to: RequestStatus
) -> None:
    assert settled(changes, before, cause) is to
