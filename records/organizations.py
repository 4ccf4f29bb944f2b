"""Organizations apply for participation, and mend what was sent back; what they told is kept as they told it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from records import submission
from records.clock import county_day
from records.organization import Organization
from records.organization_domain import OrganizationPlan, OrganizationProvider
from records.outbox import post_begin

WORKFLOW = "OrganizationParticipation"
KIND_OF = {
    **dict.fromkeys(("ccs_hospital", "special_care_center", "physician_group", "other_provider"), "provider"),
    **dict.fromkeys(("medi_cal_plan", "healthy_families_plan"), "plan"),
}
"""What each type of applicant is to the law. State and county staff use CMS Net itself and do not apply."""


@dataclass(frozen=True)
class Domain:
    """Whose authorizations are asked for: providers as pairs of number and name, or a plan's codes."""

    providers: tuple[tuple[str, str], ...] = ()
    plan_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applied:
    """What an application tells of the organization, its liaison and its promises (Provider Responsibilities)."""

    name: str
    type: str
    street: str
    city: str
    zip_code: str
    county_code: str
    regional_office: str
    phone: str
    liaison_first_name: str
    liaison_last_name: str
    liaison_title: str
    liaison_phone: str
    liaison_email: str
    accepts_delay: bool
    internal_agreements: bool
    has_permissions: bool | None
    paperless_in_time: bool
    reciprocal: str
    reciprocal_reason: str | None = None


def apply(
    session: Session, told: Applied, domain: Domain, code_hash: str, at: dt.datetime, form_key: str
) -> Organization:
    """A new application, and its process once this transaction commits. Raises AlreadySaid for a second press."""
    row_id = session.scalars(select(func.nextval("organization_id_seq"))).one()
    row = Organization(
        id=row_id,
        number=f"O-{row_id:06d}",
        kind=KIND_OF[told.type],
        status_since=at,
        applied_at=at,
        code_hash=code_hash,
        **asdict(told),
    )
    session.add(row)
    session.flush()
    _write_domain(session, row, domain, at)
    submission.say(
        session,
        kind="apply_organization",
        form_key=form_key,
        subject=row.subject,
        staff_id=None,
        said_at=at,
        payload=asdict(told) | asdict(domain),
    )
    post_begin(session, WORKFLOW, f"organization-{row_id}", {"organization_id": row_id, "at": at.isoformat()})
    return row


def mend(session: Session, row: Organization, told: Applied, domain: Domain, at: dt.datetime) -> None:
    """The application as it is now; nothing rests on its domain yet, for nobody has approved it."""
    for name, value in asdict(told).items():
        setattr(row, name, value)
    row.kind = KIND_OF[told.type]
    for table in (OrganizationProvider, OrganizationPlan):
        session.execute(delete(table).where(table.organization_id == row.id))
    _write_domain(session, row, domain, at)


def promises_of(row: Organization) -> dict[str, Any]:
    """What an organization has promised, as the facts of `ccs.participation`."""
    return {
        "organization_kind": row.kind,
        "accepts_delay": row.accepts_delay,
        "attested_permissions": row.has_permissions,
        "attested_internal_agreements": row.internal_agreements,
        "attested_paperless": row.paperless_in_time,
    }


def numbered(session: Session, number: str) -> Organization | None:
    """The organization with a number, however it was typed."""
    return session.scalar(select(Organization).where(Organization.number == number.strip().upper()))


def providers_of(session: Session, organization_id: int) -> list[OrganizationProvider]:
    """The providers of an organization's domain, those that left last."""
    query = select(OrganizationProvider).where(OrganizationProvider.organization_id == organization_id)
    rows = session.scalars(query.order_by(OrganizationProvider.name, OrganizationProvider.id))
    return sorted(rows, key=lambda row: row.ends_on is not None)


def plans_of(session: Session, organization_id: int) -> list[OrganizationPlan]:
    """The plan codes of an organization, in their order."""
    query = select(OrganizationPlan).where(OrganizationPlan.organization_id == organization_id)
    return [*session.scalars(query.order_by(OrganizationPlan.plan_code, OrganizationPlan.id))]


def _write_domain(session: Session, row: Organization, domain: Domain, at: dt.datetime) -> None:
    today = county_day(at)
    session.add_all(_providers(row.id, domain.providers, today, at))
    session.add_all(
        OrganizationPlan(organization_id=row.id, plan_code=code, starts_on=today) for code in domain.plan_codes
    )
    session.flush()


def _providers(
    organization_id: int, told: Iterable[tuple[str, str]], today: dt.date, at: dt.datetime
) -> list[OrganizationProvider]:
    return [
        OrganizationProvider(organization_id=organization_id, number=number, name=name, starts_on=today, noted_at=at)
        for number, name in told
    ]
