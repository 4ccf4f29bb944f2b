"""Tries at a user ID are written down before they are checked; too many wrong ones in a row lock it."""

import datetime as dt

from records import signing_in
from records.clock import now
from records.inquiry_locking import Lock, does_not_count, locked_until
from records.inquiry_sessions import user_named
from records.sign_in import SignInAttempt
from web import database
from web.inquiry.law import figure
from web.sign_in import attempts

DOOR = "inquiry:"


class TooManyTries(Exception):
    """The user ID is locked, or this address tried too often."""


def lock() -> Lock:
    """How many wrong tries lock a user ID, and for how long."""
    return Lock(figure("password/attempts"), dt.timedelta(minutes=figure("password/locked_minutes")))


def blind_user_id(user_id: str) -> bytes:
    """The hash of a user ID, whatever its capitals, apart from the names of other doors."""
    return attempts.blind(user_id.strip().lower(), DOOR)


def noted(user_id: str) -> SignInAttempt:
    """A try at a user ID. Raises TooManyTries."""
    session = database.session()
    attempt = signing_in.note_attempt(session, blind_user_id(user_id), attempts.blind_address(DOOR), now())
    database.commit()
    until = locked_until(session, attempt, lock())
    if until is not None:
        _tell(user_id, until)
        does_not_count(session, attempt)
        raise TooManyTries
    if signing_in.too_many_of_address(session, attempt):
        raise TooManyTries
    return attempt


def _tell(user_id: str, until: dt.datetime) -> None:
    """Let those who help see that somebody is locked out."""
    user = user_named(database.session(), user_id)
    if user is not None:
        user.locked_until = until
