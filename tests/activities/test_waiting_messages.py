"""The outbox worked off: which message goes next, and how long one waits that nobody answered."""

import datetime as dt

import pytest

from activities import waiting_messages
from activities.database import transaction
from records import clock
from records.outbox import OutboxMessage, post_begin
from tests.activities.office import Office
from workflows.delivery import Unreachable


@pytest.fixture
def messages(office: Office) -> list[int]:
    """Ten messages that wait, each to a workflow of its own."""
    with transaction() as session:
        posted = [post_begin(session, "ApplicationIntake", f"application-{number}", {}) for number in range(10)]
        session.flush()
        return [each.id for each in posted]


def taken(most: int, now: dt.datetime) -> list[int]:
    with transaction() as session:
        return [each.id for each in waiting_messages.take(session, most, now)]


def tried(message_ids: list[int], attempts: int) -> None:
    with transaction() as session:
        for message_id in message_ids:
            session.get_one(OutboxMessage, message_id).attempts = attempts


def test_messages_that_fail_again_and_again_do_not_hold_up_fresh_ones(messages: list[int]) -> None:
    tried(messages[:8], 50)
    assert taken(4, clock.now()) == [*messages[8:], *messages[:2]]


def test_a_leased_message_is_taken_again_only_when_its_lease_is_over(messages: list[int]) -> None:
    now = clock.now()
    assert taken(10, now) == messages
    assert taken(10, now) == []
    assert taken(10, now + waiting_messages.LEASE) == messages


@pytest.mark.parametrize(("slow", "longest"), [(False, dt.timedelta(seconds=0.2)), (True, dt.timedelta(seconds=15))])
def test_a_message_that_was_taken_but_not_answered_waits_longer_than_one_for_which_nobody_was_there(
    messages: list[int], slow: bool, longest: dt.timedelta
) -> None:
    now = clock.now()
    tried(messages[:1], 50)
    with transaction() as session:
        message = session.get_one(OutboxMessage, messages[0])
        waiting_messages.put_off(session, message, Unreachable("Nobody answered.", slow), now)
    with transaction() as session:
        assert session.get_one(OutboxMessage, messages[0]).next_try_at == now + longest
