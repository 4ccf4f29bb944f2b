"""The outbox as the dispatcher works it off: which messages may go now, and what became of them."""

import datetime as dt
from typing import Any

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import Session, aliased

from records.outbox import OutboxMessage
from records.submission import Submission
from workflows.delivery import Unreachable

LEASE = dt.timedelta(seconds=5)
"""How long a message stays with the dispatcher that took it; after a kill -9 another takes it then."""

FIRST_PAUSE = dt.timedelta(milliseconds=50)
LONGEST_PAUSE = dt.timedelta(milliseconds=200)
"""Between two tries of one message: short enough to be whole again a second after Temporal is back."""

LONGEST_PAUSE_OF_THE_SLOW = dt.timedelta(seconds=15)
"""For a message that was taken but not answered, because a step fails again and again: it must not hold up others."""

FRESH = 5
"""Tries up to which a message goes before those that were tried more often."""


def take(session: Session, most: int, now: dt.datetime) -> list[OutboxMessage]:
    """Lease up to `most` messages, fresh ones before stubborn ones, oldest first, skipping what other dispatchers hold.

    A message waits for every earlier one to the same workflow, so a workflow is begun before it is told anything,
    and is told things in the order in which they were said.
    """
    due = _may_go(now).order_by(OutboxMessage.id).with_for_update(skip_locked=True, of=OutboxMessage)
    taken = list(session.scalars(due.where(OutboxMessage.attempts < FRESH).limit(most)))
    if len(taken) < most:
        taken += session.scalars(due.where(OutboxMessage.attempts >= FRESH).limit(most - len(taken)))
    for message in taken:
        message.attempts += 1
        message.next_try_at = now + LEASE
    return taken


def _may_go(now: dt.datetime) -> Any:
    earlier = aliased(OutboxMessage)
    blocked = exists().where(
        earlier.workflow_id == OutboxMessage.workflow_id, earlier.id < OutboxMessage.id, earlier.sent_at.is_(None)
    )
    begun = aliased(OutboxMessage)
    has_begun = exists().where(
        begun.workflow_id == OutboxMessage.workflow_id, begun.kind == "begin", begun.sent_at.is_not(None)
    )
    return select(OutboxMessage).where(
        OutboxMessage.sent_at.is_(None),
        or_(OutboxMessage.next_try_at.is_(None), OutboxMessage.next_try_at <= now),
        or_(OutboxMessage.kind == "begin", has_begun),
        ~blocked,
    )


def arrived(session: Session, message_id: int, result: dict[str, Any] | None, now: dt.datetime) -> None:
    """The message reached its workflow."""
    _write(session, message_id, sent_at=now, outcome="delivered", result=result)


def refused(session: Session, message: OutboxMessage, sentence: str, now: dt.datetime) -> None:
    """The workflow will never take the message; the submission says so to the person who made it."""
    _write(session, message.id, sent_at=now, outcome="refused", last_error=sentence)
    session.execute(
        update(Submission)
        .where(Submission.id == message.payload.get("submission_id"), Submission.outcome.is_(None))
        .values(outcome="refused", sentence=sentence)
    )


def put_off(session: Session, message: OutboxMessage, outcome: Unreachable, now: dt.datetime) -> None:
    """Nobody answered: the message waits a little, twice as long each time, up to a limit."""
    longest = LONGEST_PAUSE_OF_THE_SLOW if outcome.slow else LONGEST_PAUSE
    pause = min(FIRST_PAUSE * 2 ** min(message.attempts, 10), longest)
    _write(session, message.id, next_try_at=now + pause, last_error=outcome.sentence[:500])


def _write(session: Session, message_id: int, **values: Any) -> None:
    """Write on a message that nobody has marked as sent meanwhile."""
    session.execute(
        update(OutboxMessage).where(OutboxMessage.id == message_id, OutboxMessage.sent_at.is_(None)).values(**values)
    )
