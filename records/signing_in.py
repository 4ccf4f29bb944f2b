"""Named queries of signing in: attempts counted against guessing, sessions that end when idle, bearer tokens."""

import datetime as dt
import hashlib
import secrets

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from records.sign_in import ApiToken, SignInAttempt, SignInSession
from records.staff import Staff

# Chosen for Hearth: well under the 100 tries that NIST SP 800-63B 5.2.2 allows before a lock.
TRIES_OF_A_NAME = 5
TRIES_OF_AN_ADDRESS = 50
WINDOW = dt.timedelta(minutes=15)
IDLE_LIMIT = dt.timedelta(minutes=20)
LONGEST_SESSION = dt.timedelta(hours=12)
ONE_TIME_DAYS = dt.timedelta(days=3)
"""Chosen for Hearth: handed over on a Friday it still opens on Monday morning; lost, it is soon worth nothing."""


def token_hash(token: str) -> bytes:
    """What is kept of a random token; the token itself is only in the browser."""
    return hashlib.sha256(token.encode()).digest()


def note_attempt(session: Session, name: bytes, address: bytes, at: dt.datetime) -> SignInAttempt:
    """Write a try down as failed before it is checked, so that tries side by side all count."""
    attempt = SignInAttempt(name_hash=name, address_hash=address, at=at, succeeded=False)
    session.add(attempt)
    session.flush()
    return attempt


def too_many_tries(session: Session, attempt: SignInAttempt) -> bool:
    """Whether this try goes over the limit of its name or of its address."""
    return too_many_of_address(session, attempt) or too_many_of_name(session, attempt)


def too_many_of_address(session: Session, attempt: SignInAttempt) -> bool:
    """Whether this try goes over the limit of its address, whatever names it tried."""
    of_address = _failures(session, SignInAttempt.address_hash == attempt.address_hash, attempt.at - WINDOW)
    return of_address > TRIES_OF_AN_ADDRESS


def too_many_of_name(session: Session, attempt: SignInAttempt) -> bool:
    """Whether this try goes over the limit of its name, whoever made them."""
    since = attempt.at - WINDOW
    last_success = select(func.max(SignInAttempt.at)).where(
        SignInAttempt.name_hash == attempt.name_hash, SignInAttempt.at > since, SignInAttempt.succeeded
    )
    begun = session.scalar(last_success) or since
    return _failures(session, SignInAttempt.name_hash == attempt.name_hash, begun) > TRIES_OF_A_NAME


def _failures(session: Session, whose: ColumnElement[bool], since: dt.datetime) -> int:
    return (
        session.scalar(
            select(func.count())
            .select_from(SignInAttempt)
            .where(
                whose,
                SignInAttempt.at > since,
                SignInAttempt.succeeded.is_(False),
            )
        )
        or 0
    )


def staff_named(session: Session, sign_in_name: str) -> Staff | None:
    """The member of staff who signs in under a name, whatever its capitals."""
    return session.scalar(select(Staff).where(Staff.sign_in_name == sign_in_name.strip().lower()))


def lock_out(staff: Staff, at: dt.datetime) -> None:
    """Let nobody in under this name for a while; the administrator sees it."""
    staff.locked_until = at + WINDOW


def is_locked_out(staff: Staff, at: dt.datetime) -> bool:
    """Whether the name is locked now."""
    return staff.locked_until is not None and staff.locked_until > at


def let_in_again(session: Session, staff: Staff, name: bytes) -> None:
    """Take a lock-out away, and the wrong tries it came from."""
    staff.locked_until = None
    session.execute(delete(SignInAttempt).where(SignInAttempt.name_hash == name, SignInAttempt.succeeded.is_(False)))


def has_run_out(staff: Staff, at: dt.datetime) -> bool:
    """Whether somebody's one-time password was not used in its time."""
    return staff.one_time_until is not None and staff.one_time_until <= at


def open_session(session: Session, staff: Staff, token: str, at: dt.datetime) -> SignInSession:
    """Remember that a browser holding this token is signed in."""
    row = SignInSession(staff_id=staff.id, token_hash=token_hash(token), started_at=at, seen_at=at)
    session.add(row)
    session.flush()
    return row


def session_of(session: Session, token: str) -> tuple[SignInSession, Staff] | None:
    """The session a token belongs to and its owner, ended or idle though it may be."""
    found = session.execute(
        select(SignInSession, Staff)
        .join(Staff, Staff.id == SignInSession.staff_id)
        .where(SignInSession.token_hash == token_hash(token))
    ).first()
    return (found[0], found[1]) if found else None


def is_open(row: SignInSession, staff: Staff, at: dt.datetime) -> bool:
    """Whether a session may still be used: not ended, not idle for 20 minutes, not older than 12 hours."""
    return (
        row.ended_at is None
        and staff.active
        and at - row.seen_at < IDLE_LIMIT
        and at - row.started_at < LONGEST_SESSION
    )


def end_session(session: Session, token: str, at: dt.datetime) -> None:
    """Revoke a session; its token opens nothing from now on."""
    session.execute(
        update(SignInSession)
        .where(SignInSession.token_hash == token_hash(token), SignInSession.ended_at.is_(None))
        .values(ended_at=at)
    )


def end_sessions_of(session: Session, staff_id: int, at: dt.datetime) -> None:
    """Revoke every session of a member of staff, when a password changes or someone leaves."""
    session.execute(
        update(SignInSession)
        .where(SignInSession.staff_id == staff_id, SignInSession.ended_at.is_(None))
        .values(ended_at=at)
    )


def bearer(session: Session, token: str, today: dt.date) -> Staff | None:
    """The member of staff for whom a bearer token acts, if it is in force."""
    return session.scalar(
        select(Staff)
        .join(ApiToken, ApiToken.staff_id == Staff.id)
        .where(
            ApiToken.token_hash == token_hash(token),
            ApiToken.revoked_at.is_(None),
            ApiToken.expires_on >= today,
            Staff.active,
        )
    )


def make_token(
    session: Session, staff_id: int, label: str, expires_on: dt.date, at: dt.datetime, made_by_id: int
) -> str:
    """A new bearer token that acts as a member of staff; shown once, since only its hash is kept."""
    token = secrets.token_urlsafe(32)
    session.add(
        ApiToken(
            staff_id=staff_id,
            label=label,
            token_hash=token_hash(token),
            made_by_id=made_by_id,
            made_at=at,
            expires_on=expires_on,
        )
    )
    session.flush()
    return token


def tokens_in_force(session: Session, within: ColumnElement[bool], today: dt.date) -> list[tuple[ApiToken, Staff]]:
    """The tokens in reach that still open something, each with whom it acts for, newest first."""
    rows = session.execute(
        select(ApiToken, Staff)
        .join(Staff, Staff.id == ApiToken.staff_id)
        .where(within, ApiToken.revoked_at.is_(None), ApiToken.expires_on >= today)
        .order_by(ApiToken.id.desc())
    )
    return [(token, staff) for token, staff in rows]
