"""Named queries of organizations' bearer tokens: made once, counted by the minute, dead with their user."""

import datetime as dt
import secrets
from dataclasses import dataclass

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session, aliased

from records.inquiry_sessions import may_come_in
from records.organization import Organization
from records.organization_token import OrganizationToken
from records.organization_user import OrganizationUser
from records.signing_in import token_hash


@dataclass(frozen=True)
class Bearer:
    """Whose token it is."""

    token: OrganizationToken
    user: OrganizationUser
    organization: Organization


def make(
    session: Session, user: OrganizationUser, label: str, expires_on: dt.date, maker: OrganizationUser, at: dt.datetime
) -> str:
    """A new token that reads as a user; given back once, since only its hash is kept."""
    token = secrets.token_urlsafe(32)
    row = OrganizationToken(user_id=user.id, label=label, token_hash=token_hash(token), made_by_id=maker.id)
    row.made_at, row.expires_on = at, expires_on
    session.add(row)
    session.flush()
    return token


def bearer(session: Session, token: str, today: dt.date) -> Bearer | None:
    """Who is behind a token that is in force, if they may come in today as on the pages."""
    found = session.execute(
        select(OrganizationToken, OrganizationUser, Organization)
        .join(OrganizationUser, OrganizationUser.id == OrganizationToken.user_id)
        .join(Organization, Organization.id == OrganizationUser.organization_id)
        .where(
            OrganizationToken.token_hash == token_hash(token),
            OrganizationToken.revoked_at.is_(None),
            OrganizationToken.expires_on >= today,
            OrganizationUser.status == "active",
        )
    ).first()
    if found is None or not may_come_in(found[1], found[2], today):
        return None
    return Bearer(*found)


def count(session: Session, token_id: int, at: dt.datetime) -> int:
    """Count a request, and say how many came in this minute with it."""
    row, minute = OrganizationToken, at.replace(second=0, microsecond=0)
    asked = case((row.minute == minute, row.asked + 1), else_=1)
    counted = update(row).where(row.id == token_id).values(asked=asked, minute=minute, used_at=at)
    return session.execute(counted.returning(row.asked)).scalar_one()


def of_organization(
    session: Session, organization_id: int
) -> list[tuple[OrganizationToken, OrganizationUser, OrganizationUser]]:
    """An organization's tokens that were not revoked, the newest first: token, user, who made it."""
    maker = aliased(OrganizationUser)
    rows = session.execute(
        select(OrganizationToken, OrganizationUser, maker)
        .join(OrganizationUser, OrganizationUser.id == OrganizationToken.user_id)
        .join(maker, maker.id == OrganizationToken.made_by_id)
        .where(OrganizationUser.organization_id == organization_id, OrganizationToken.revoked_at.is_(None))
        .order_by(OrganizationToken.id.desc())
    )
    return [(token, user, by) for token, user, by in rows]


def own(session: Session, organization_id: int, token_id: int) -> OrganizationToken | None:
    """A token of an organization; another's is not there."""
    return session.scalar(
        select(OrganizationToken)
        .join(OrganizationUser, OrganizationUser.id == OrganizationToken.user_id)
        .where(OrganizationToken.id == token_id, OrganizationUser.organization_id == organization_id)
    )
