"""Named queries of an organization's users: who is a liaison, who is on the way to be one, who is to be certified."""

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.organization_user import OrganizationUser

ON_ITS_WAY = ("asked", "approved", "assigned", "handed_out")
"""Standings of a change that may still bring a user."""


def active(session: Session, organization_id: int) -> list[OrganizationUser]:
    """The active liaisons, who may ask for accounts, by name."""
    query = select(OrganizationUser).where(_of(organization_id, "active"), OrganizationUser.liaison)
    return [*session.scalars(query.order_by(OrganizationUser.last_name, OrganizationUser.first_name))]


def others(session: Session, organization_id: int, but: int | None) -> int:
    """How many active liaisons there are besides a user."""
    query = select(func.count()).where(_of(organization_id, "active"), OrganizationUser.liaison)
    return session.scalar(query.where(OrganizationUser.id != (but or 0))) or 0


def with_email(session: Session, organization_id: int, email: str) -> OrganizationUser | None:
    """The user of the organization who has this e-mail and is not disabled."""
    query = select(OrganizationUser).where(_of(organization_id, "asked", "assigned", "active"))
    same = func.lower(OrganizationUser.email) == email.strip().casefold()
    return session.scalar(query.where(same).order_by(OrganizationUser.id).limit(1))


def is_coming(session: Session, organization_id: int) -> bool:
    """Whether a new liaison was asked for or named who has not signed in yet. Who was disabled meanwhile never will.

    Who was made a liaison since the account was asked for, or is none any more, counts as what they are now.
    """
    query = (
        select(AccountChange.id)
        .join(AccountRequest, AccountRequest.id == AccountChange.request_id)
        .outerjoin(OrganizationUser, OrganizationUser.id == AccountChange.user_id)
        .where(
            OrganizationUser.status.is_distinct_from("disabled"),
            AccountRequest.organization_id == organization_id,
            AccountRequest.closed_at.is_(None),
            AccountChange.action == "add",
            func.coalesce(OrganizationUser.liaison, AccountChange.liaison),
            AccountChange.status.in_(ON_ITS_WAY),
        )
    )
    return session.scalar(query.limit(1)) is not None


def to_certify(session: Session, organization_id: int) -> list[OrganizationUser]:
    """Users who can look or will soon, by name."""
    query = select(OrganizationUser).where(_of(organization_id, "assigned", "active"))
    return [*session.scalars(query.order_by(OrganizationUser.last_name, OrganizationUser.first_name))]


def still_open(session: Session, organization_id: int) -> list[OrganizationUser]:
    """Users who are not disabled, those asked for among them."""
    query = select(OrganizationUser).where(_of(organization_id, "asked", "assigned", "active"))
    return [*session.scalars(query.order_by(OrganizationUser.id))]


def _of(organization_id: int, *statuses: str) -> ColumnElement[bool]:
    return and_(OrganizationUser.organization_id == organization_id, OrganizationUser.status.in_(statuses))
