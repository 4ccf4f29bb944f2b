"""Named queries of users of organizations: who signs in under a user ID, and in which browsers."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from records.organization import TAKES_PART, Organization
from records.organization_user import OrganizationSession, OrganizationUser
from records.signing_in import token_hash

COMES_IN = ("assigned", "active")


@dataclass(frozen=True)
class Limits:
    """How long a session lives: idle, and in any case (law: ccs/session)."""

    idle: dt.timedelta
    absolute: dt.timedelta


@dataclass(frozen=True)
class Inside:
    """A browser's session, its user and the user's organization."""

    row: OrganizationSession
    user: OrganizationUser
    organization: Organization


def user_named(session: Session, user_id: str) -> OrganizationUser | None:
    """The user who signs in under a user ID, whatever its capitals."""
    return session.scalar(select(OrganizationUser).where(OrganizationUser.sign_in_name == user_id.strip().lower()))


def may_come_in(user: OrganizationUser, organization: Organization, today: dt.date) -> bool:
    """Whether anything opens for a user on a day: not disabled, not gone, and the organization takes part."""
    here = user.leaves_on is None or user.leaves_on > today
    return here and user.status in COMES_IN and organization.status in TAKES_PART


def open_session(session: Session, user: OrganizationUser, token: str, at: dt.datetime) -> OrganizationSession:
    """Remember that a browser holding this token is signed in."""
    user.last_seen_at = at
    row = OrganizationSession(user_id=user.id, token_hash=token_hash(token), started_at=at, seen_at=at)
    session.add(row)
    session.flush()
    return row


def session_of(session: Session, token: str) -> Inside | None:
    """The session a token belongs to, ended or idle though it may be."""
    found = session.execute(
        select(OrganizationSession, OrganizationUser, Organization)
        .join(OrganizationUser, OrganizationUser.id == OrganizationSession.user_id)
        .join(Organization, Organization.id == OrganizationUser.organization_id)
        .where(OrganizationSession.token_hash == token_hash(token))
    ).first()
    return Inside(*found) if found else None


def is_open(row: OrganizationSession, limits: Limits, at: dt.datetime) -> bool:
    """Whether a session may still be used: not ended, not idle for too long, not too old."""
    return row.ended_at is None and at - row.seen_at < limits.idle and at - row.started_at < limits.absolute


def end_session(session: Session, token: str, at: dt.datetime) -> None:
    """Revoke a session; its token opens nothing from now on."""
    session.execute(
        update(OrganizationSession)
        .where(OrganizationSession.token_hash == token_hash(token), OrganizationSession.ended_at.is_(None))
        .values(ended_at=at)
    )


def end_sessions_of(session: Session, user_id: int, at: dt.datetime) -> None:
    """Revoke every session of a user: the password changed, or the user was disabled."""
    session.execute(
        update(OrganizationSession)
        .where(OrganizationSession.user_id == user_id, OrganizationSession.ended_at.is_(None))
        .values(ended_at=at)
    )
