"""An organization's domain changes: providers come and go, permissions are noted and withdrawn, plan codes end.

Rights are live: who may see what is asked of these rows at every request. Each change stands on the timeline.
"""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from records.clock import county_day
from records.event import Event
from records.organization_domain import OrganizationPlan, OrganizationProvider, WrittenPermission


def add_provider(
    session: Session, organization_id: int, number: str, name: str, user_id: int, at: dt.datetime
) -> OrganizationProvider | None:
    """A provider belongs to the domain from today; none if the number is in it already, also by a racing click."""
    there = select(OrganizationProvider.id).where(
        OrganizationProvider.organization_id == organization_id,
        OrganizationProvider.number == number,
        OrganizationProvider.ends_on.is_(None),
    )
    if session.scalar(there.limit(1)) is not None:
        return None
    row = OrganizationProvider(
        organization_id=organization_id,
        number=number,
        name=name,
        starts_on=county_day(at),
        noted_at=at,
        noted_by_user_id=user_id,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # of the number in this domain: somebody was a little quicker
        return None
    _happened(session, organization_id, "provider_added", at, user_id=user_id, provider_id=row.id)
    return row


def let_provider_go(session: Session, row: OrganizationProvider, user_id: int, at: dt.datetime) -> None:
    """A provider leaves the domain: nothing of theirs is seen from this moment on."""
    today = county_day(at)
    row.ends_on = max(row.starts_on, today - dt.timedelta(days=1))
    for permission in permissions_not_over(session, row.id, today):
        permission.withdrawn_on, permission.withdrawn_reason = today, "the provider left the domain"
    session.flush()
    _happened(session, row.organization_id, "provider_left", at, user_id=user_id, provider_id=row.id)


def note_permission(
    session: Session,
    provider: OrganizationProvider,
    signed_on: dt.date,
    days: tuple[dt.date, dt.date | None],
    document_id: int | None,
    user_id: int,
    at: dt.datetime,
) -> WrittenPermission:
    """A provider's written permission, for its first and last day."""
    row = WrittenPermission(
        organization_provider_id=provider.id,
        signed_on=signed_on,
        starts_on=days[0],
        ends_on=days[1],
        document_id=document_id,
        noted_at=at,
        noted_by_user_id=user_id,
    )
    session.add(row)
    session.flush()
    _happened(session, provider.organization_id, "permission_noted", at, user_id=user_id, permission_id=row.id)
    return row


def withdraw_permission(
    session: Session,
    provider: OrganizationProvider,
    row: WrittenPermission,
    reason: str,
    at: dt.datetime,
    **by: int,
) -> bool:
    """A permission ends today; whether it had not ended before. `by`: `user_id` of a liaison, or `staff_id`."""
    if row.withdrawn_on is not None:
        return False
    row.withdrawn_on, row.withdrawn_reason = county_day(at), reason
    session.flush()
    _happened(session, provider.organization_id, "permission_withdrawn", at, **by, permission_id=row.id)
    return True


def end_plan_code(session: Session, row: OrganizationPlan, ends_on: dt.date, staff_id: int, at: dt.datetime) -> None:
    """A plan code has its last day; said again, the later word counts."""
    row.ends_on = ends_on
    session.flush()
    _happened(session, row.organization_id, "plan_code_ended", at, staff_id=staff_id, ends_on=ends_on.isoformat())


def permissions_not_over(session: Session, provider_id: int, today: dt.date) -> list[WrittenPermission]:
    """Permissions of a provider of the domain that nobody has withdrawn and whose days are not over, nor all begun."""
    query = select(WrittenPermission).where(
        WrittenPermission.organization_provider_id == provider_id,
        WrittenPermission.withdrawn_on.is_(None),
        WrittenPermission.ends_on.is_(None) | (WrittenPermission.ends_on >= today),
    )
    return [*session.scalars(query)]


def is_open(session: Session, provider_id: int, today: dt.date) -> bool:
    """Whether a written permission of this provider of the domain is in force."""
    return any(each.is_in_force(today) for each in permissions_not_over(session, provider_id, today))


def _happened(
    session: Session,
    organization_id: int,
    kind: str,
    at: dt.datetime,
    staff_id: int | None = None,
    user_id: int | None = None,
    **params: int | str,
) -> None:
    session.add(
        Event(organization_id=organization_id, at=at, staff_id=staff_id, user_id=user_id, kind=kind, params=params)
    )
    session.flush()
