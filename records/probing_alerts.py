"""Named queries of alerts: who missed so often that somebody should ask why."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from records.inquiry_log import ProbingAlert
from records.listed import PAGE_LENGTH
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.staff import Staff

Alert = tuple[ProbingAlert, OrganizationUser, Organization, str | None]


def alerts(session: Session, which: ColumnElement[bool], number: int) -> tuple[list[Alert], bool]:
    """One page, the latest first, each with the user, the organization and who closed it; and whether there is more."""
    row = ProbingAlert
    found = session.execute(
        select(row, OrganizationUser, Organization, Staff.name)
        .join(OrganizationUser, OrganizationUser.id == row.user_id)
        .join(Organization, Organization.id == row.organization_id)
        .outerjoin(Staff, Staff.id == row.closed_by_id)
        .where(which)
        .order_by(row.raised_at.desc(), row.id.desc())
        .offset((number - 1) * PAGE_LENGTH)
        .limit(PAGE_LENGTH + 1)
    ).all()
    return [(alert, user, of, closer) for alert, user, of, closer in found[:PAGE_LENGTH]], len(found) > PAGE_LENGTH
