"""What organizations' users did, as liaisons and auditors read it: filtered, the latest first, from a place on."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from records.clock import county_instant
from records.inquiry_log import InquiryLog
from records.listed import PAGE_LENGTH
from records.organization import Organization
from records.organization_domain import OrganizationProvider, WrittenPermission
from records.organization_user import OrganizationUser
from records.plan_membership import PlanMembership

MOST = 10_000
"""Rows of one export; the next file goes on with those before the last row of this one."""
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One row with who did it, and what opened it: a provider's permission, or a membership of a plan."""

    row: InquiryLog
    user: OrganizationUser
    organization: Organization
    permission: WrittenPermission | None
    provider: OrganizationProvider | None
    membership: PlanMembership | None


@dataclass(frozen=True)
class Wanted:
    """Which rows are looked for; all of what is told must fit."""

    organization_id: int | None = None
    user_id: int | None = None
    client_number: str | None = None
    sar_number: str | None = None
    deed: str | None = None
    from_day: dt.date | None = None
    until_day: dt.date | None = None
    before_id: int | None = None

    def conditions(self, within: ColumnElement[bool]) -> list[ColumnElement[bool]]:
        """The same for the database. A place in rows that are out of reach is none: it would tell when they came."""
        row = InquiryLog
        named = ("organization_id", "user_id", "client_number", "sar_number", "deed")
        which = [getattr(row, name) == getattr(self, name) for name in named if getattr(self, name) is not None]
        if self.from_day:
            which.append(row.at >= county_instant(self.from_day, dt.time()))
        if self.until_day:
            which.append(row.at < county_instant(self.until_day + DAY, dt.time()))
        if self.before_id is not None:
            at = select(row.at).where(row.id == self.before_id, within).scalar_subquery()
            which.append(tuple_(row.at, row.id) < tuple_(at, self.before_id))
        return which


def rows(session: Session, within: ColumnElement[bool], wanted: Wanted, most: int = PAGE_LENGTH) -> list[Line]:
    """So many rows in reach, latest first."""
    row, permission, provider, membership = InquiryLog, WrittenPermission, OrganizationProvider, PlanMembership
    found = session.execute(
        select(row, OrganizationUser, Organization, permission, provider, membership)
        .join(OrganizationUser, OrganizationUser.id == row.user_id)
        .join(Organization, Organization.id == row.organization_id)
        .outerjoin(permission, permission.id == row.permission_id)
        .outerjoin(provider, provider.id == permission.organization_provider_id)
        .outerjoin(membership, membership.id == row.membership_id)
        .where(within, *wanted.conditions(within))
        .order_by(row.at.desc(), row.id.desc())
        .limit(most)
    )
    return [Line(*each) for each in found]


def how_many(session: Session, within: ColumnElement[bool], wanted: Wanted) -> int:
    """Rows in reach from the latest on; of more than a file holds, one more than that."""
    conditions = replace(wanted, before_id=None).conditions(within)
    some = select(InquiryLog.id).where(within, *conditions).limit(MOST + 1).subquery()
    return session.execute(select(func.count()).select_from(some)).scalar_one()
