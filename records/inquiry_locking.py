"""Wrong passwords in a row lock a user ID for a while, known or unknown alike (law: ccs/password)."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from records.sign_in import SignInAttempt


@dataclass(frozen=True)
class Lock:
    """How many wrong tries in a row lock a user ID, and for how long."""

    tries: int
    lasts: dt.timedelta


def locked_until(session: Session, attempt: SignInAttempt, lock: Lock) -> dt.datetime | None:
    """Until when a user ID was locked by the tries before this one; none if it is not.

    The tries lie within one lock's length of each other, and no right one came between. A try that is still being
    checked counts as wrong, so many at once are no way around.
    """
    wrong = _wrong_before(session, attempt, lock)
    if len(wrong) < lock.tries or wrong[0] - wrong[-1] >= lock.lasts:
        return None
    until = wrong[0] + lock.lasts
    return until if until > attempt.at else None


def does_not_count(session: Session, attempt: SignInAttempt) -> None:
    """Forget a try at a locked user ID: whoever keeps knocking does not keep its owner out longer."""
    session.delete(attempt)
    session.flush()


def let_in_again(session: Session, name: bytes) -> None:
    """Forget the wrong tries at a user ID, so that it opens at once."""
    session.execute(delete(SignInAttempt).where(SignInAttempt.name_hash == name, SignInAttempt.succeeded.is_(False)))


def _wrong_before(session: Session, attempt: SignInAttempt, lock: Lock) -> list[dt.datetime]:
    of_name = SignInAttempt.name_hash == attempt.name_hash
    right = select(func.max(SignInAttempt.id)).where(of_name, SignInAttempt.succeeded).scalar_subquery()
    return list(
        session.scalars(
            select(SignInAttempt.at)
            .where(
                of_name,
                SignInAttempt.succeeded.is_(False),
                SignInAttempt.id < attempt.id,
                SignInAttempt.id > func.coalesce(right, 0),
                SignInAttempt.at > attempt.at - 2 * lock.lasts,
            )
            .order_by(SignInAttempt.at.desc())
            .limit(lock.tries)
        )
    )
