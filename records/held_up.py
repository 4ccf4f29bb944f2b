"""What is held up: messages that wait to be delivered, and steps that fail, as an administrator may see them."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from records.activity_log import ActivityLog
from records.outbox import OutboxMessage
from records.step_fault import StepFault

STUBBORN = 5
"""Tries after which a message counts as stuck."""


@dataclass(frozen=True)
class Waiting:
    """Messages that wait, by how long: under a minute, under an hour, longer. `oldest` is when the first was posted."""

    number: int
    minute: int
    hour: int
    longer: int
    oldest: dt.datetime | None


def waiting(session: Session, now: dt.datetime) -> Waiting:
    """How much waits in the outbox, which is little unless Temporal or the worker is away."""
    posted = OutboxMessage.posted_at
    in_a_minute, in_an_hour = now - dt.timedelta(minutes=1), now - dt.timedelta(hours=1)
    row = session.execute(
        select(
            func.count(),
            func.count().filter(posted > in_a_minute),
            func.count().filter(posted <= in_a_minute, posted > in_an_hour),
            func.count().filter(posted <= in_an_hour),
            func.min(posted),
        ).where(OutboxMessage.sent_at.is_(None))
    ).one()
    return Waiting(*row)


def stubborn(session: Session, most: int) -> list[OutboxMessage]:
    """Messages tried more than `STUBBORN` times, the oldest first."""
    tried = OutboxMessage.attempts > STUBBORN
    query = select(OutboxMessage).where(OutboxMessage.sent_at.is_(None), tried)
    return list(session.scalars(query.order_by(OutboxMessage.id).limit(most)))


def failing(session: Session, most: int) -> list[StepFault]:
    """Steps that failed and are not done since, those that failed last first."""
    done = exists().where(
        ActivityLog.workflow_id == StepFault.workflow_id, ActivityLog.activity_id == StepFault.step_id
    )
    return list(session.scalars(select(StepFault).where(~done).order_by(StepFault.last_at.desc()).limit(most)))


def try_again(session: Session, message: OutboxMessage, now: dt.datetime) -> None:
    """Let a waiting message go at the dispatcher's next look, within a fifth of a second."""
    if message.next_try_at is not None and message.next_try_at > now:
        message.next_try_at = now
