"""Which authorizations a user of an organization may see today: the SELECT filters of `ccs.sar_visibility`.

What is seen is yesterday's (the snapshot); who may see it is asked today: a permission that was withdrawn, a provider
who left, a membership that CCS told of an hour ago, a user who was disabled count at once. Every filter names the
snapshot itself, so whatever is read with one is of one snapshot. Providers' organizations come at a request through a
number in their domain with a written permission in force; plans through a member, line by line.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, false, not_, or_, select
from sqlalchemy.orm import Session, aliased

from records.organization import Organization
from records.organization_domain import OrganizationPlan, OrganizationProvider, WrittenPermission
from records.organization_user import OrganizationUser
from records.plan_membership import PlanMembership
from records.snapshot import SnapshotClient, SnapshotLine, SnapshotSar
from records.snapshot_ways import SnapshotLetter, SnapshotParty

LOOKING = ("approved", "frozen")
"""An organization that lost its last liaison keeps looking; nobody is added until a successor is named."""

Condition = ColumnElement[bool]


@dataclass(frozen=True)
class Rights:
    """What one user may come at today: permissions by provider number, or plan codes. Nothing of both: nothing."""

    today: dt.date
    permissions: dict[str, int] = field(default_factory=dict)  # provider number, the written permission's id
    plan_codes: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[str]:
        """The provider numbers that open requests."""
        return sorted(self.permissions)


def rights_of(session: Session, user: OrganizationUser, today: dt.date) -> Rights:
    """A user's rights today. Ask once for each page: the filters below are made from the answer."""
    organization = session.get_one(Organization, user.organization_id)
    if user.status != "active" or organization.status not in LOOKING:
        return Rights(today)
    if organization.kind == "provider":
        return Rights(today, permissions=_permissions(session, organization.id, today))
    if organization.kind == "plan":
        return Rights(today, plan_codes=_plan_codes(session, organization.id, today))
    return Rights(today)  # State and county staff use CMS Net (handbook, rule A9)


def _permissions(session: Session, organization_id: int, today: dt.date) -> dict[str, int]:
    permission, provider = WrittenPermission, OrganizationProvider
    found = session.execute(
        select(provider.number, permission.id)
        .join(permission, permission.organization_provider_id == provider.id)
        .where(
            provider.organization_id == organization_id,
            _on(provider, today),
            _on(permission, today),
            or_(permission.withdrawn_on.is_(None), permission.withdrawn_on > today),
        )
        .order_by(permission.id.desc())
    )
    return {row.number: row.id for row in found}


def _plan_codes(session: Session, organization_id: int, today: dt.date) -> tuple[str, ...]:
    codes = select(OrganizationPlan.plan_code).where(
        OrganizationPlan.organization_id == organization_id, _on(OrganizationPlan, today)
    )
    return tuple(sorted(set(session.scalars(codes))))


def _on(dated: type[OrganizationProvider | WrittenPermission | OrganizationPlan], day: dt.date) -> Condition:
    """In force on a day, the first and the last day among them."""
    return and_(dated.starts_on <= day, or_(dated.ends_on.is_(None), dated.ends_on >= day))


def some(of: Any, *which: Condition) -> Condition:
    """Whether there is a row of a table. Whatever else is named belongs to the query around it, however far out."""
    return exists().where(*which).correlate_except(of)


def visible_sars(rights: Rights, snapshot_id: int) -> Condition:
    """The requests of a snapshot that may be seen: rows of SnapshotSar."""
    opens = SnapshotSar.snapshot_id == snapshot_id
    if rights.permissions:
        return and_(opens, _permitted(rights, snapshot_id, SnapshotSar.sar_id))
    if rights.plan_codes:
        line = aliased(SnapshotLine)
        of_it = (line.snapshot_id == snapshot_id, line.sar_id == SnapshotSar.sar_id)
        return and_(opens, some(line, *of_it, member_on(rights, SnapshotSar.client_number, line)))
    return false()


def visible_lines(rights: Rights, snapshot_id: int) -> Condition:
    """The lines of a snapshot that may be seen: rows of SnapshotLine. Plans see those on whose days it was a member."""
    opens = SnapshotLine.snapshot_id == snapshot_id
    if rights.permissions:
        return and_(opens, _permitted(rights, snapshot_id, SnapshotLine.sar_id))
    if rights.plan_codes:
        sar = aliased(SnapshotSar)
        of_it = (sar.snapshot_id == snapshot_id, sar.sar_id == SnapshotLine.sar_id)
        return and_(opens, some(sar, *of_it, member_on(rights, sar.client_number, SnapshotLine)))
    return false()


def visible_clients(rights: Rights, snapshot_id: int) -> Condition:
    """The clients of a snapshot that may be seen: those of a visible request, and a plan's members of today."""
    opens = SnapshotClient.snapshot_id == snapshot_id
    theirs = some(SnapshotSar, SnapshotSar.client_number == SnapshotClient.number, visible_sars(rights, snapshot_id))
    if rights.permissions:
        return and_(opens, theirs)
    if rights.plan_codes:
        return and_(opens, or_(_member(rights, SnapshotClient.number), theirs))
    return false()


def visible_letters(rights: Rights, snapshot_id: int) -> Condition:
    """The letters of a snapshot that may be seen: rows of SnapshotLetter.

    A letter about a request is seen with the request, by plans where every line is seen that it tells of; a letter
    about no request is seen with the client.
    """
    letter = SnapshotLetter
    of_sar = [SnapshotSar.number == letter.sar_number, visible_sars(rights, snapshot_id)]
    if rights.plan_codes:
        of_sar.append(not_(_told_but_hidden(rights, snapshot_id)))
    of_client = some(
        SnapshotClient, SnapshotClient.number == letter.client_number, visible_clients(rights, snapshot_id)
    )
    seen = or_(
        and_(letter.sar_number.is_not(None), some(SnapshotSar, *of_sar)),
        and_(letter.sar_number.is_(None), of_client),
    )
    return and_(letter.snapshot_id == snapshot_id, seen)


def _told_but_hidden(rights: Rights, snapshot_id: int) -> Condition:
    """Lines that a letter of a request tells of and on whose days the client was no member."""
    line = aliased(SnapshotLine)
    return some(
        line,
        line.snapshot_id == snapshot_id,
        line.sar_id == SnapshotSar.sar_id,
        or_(SnapshotLetter.line_ids.is_(None), line.line_id == SnapshotLetter.line_ids.any_()),
        not_(member_on(rights, SnapshotSar.client_number, line)),
    )


def _permitted(rights: Rights, snapshot_id: int, sar_id: SQLColumnExpression[int]) -> Condition:
    party = aliased(SnapshotParty)
    return some(party, party.snapshot_id == snapshot_id, party.sar_id == sar_id, party.number.in_(rights.numbers))


def current_membership(rights: Rights) -> Condition:
    """Memberships in the user's plans as they are told now."""
    return and_(PlanMembership.superseded_at.is_(None), PlanMembership.plan_code.in_(rights.plan_codes))


def _member(rights: Rights, client_number: SQLColumnExpression[str]) -> Condition:
    """A member today."""
    membership = PlanMembership
    return some(
        membership,
        current_membership(rights),
        membership.client_number == client_number,
        membership.starts_on <= rights.today,
        or_(membership.ends_on.is_(None), membership.ends_on >= rights.today),
    )


def member_on(rights: Rights, client_number: SQLColumnExpression[str], line: type[SnapshotLine]) -> Condition:
    """A member on a day of a line, by what is told of memberships now."""
    membership = PlanMembership
    return some(
        membership,
        current_membership(rights),
        membership.client_number == client_number,
        membership.starts_on <= line.ends_on,
        or_(membership.ends_on.is_(None), membership.ends_on >= line.starts_on),
    )


def basis_of(session: Session, rights: Rights, sar: SnapshotSar) -> tuple[int | None, int | None]:
    """What opens a visible request: the id of the written permission, or of the membership (handbook, rule A8)."""
    if rights.permissions:
        numbers = select(SnapshotParty.number).where(
            SnapshotParty.snapshot_id == sar.snapshot_id,
            SnapshotParty.sar_id == sar.sar_id,
            SnapshotParty.number.in_(rights.numbers),
        )
        opened = sorted(rights.permissions[number] for number in session.scalars(numbers))
        return (opened[0] if opened else None), None
    line = aliased(SnapshotLine)
    memberships = (
        select(PlanMembership.id)
        .join(line, and_(line.snapshot_id == sar.snapshot_id, line.sar_id == sar.sar_id))
        .where(
            current_membership(rights),
            PlanMembership.client_number == sar.client_number,
            PlanMembership.starts_on <= line.ends_on,
            or_(PlanMembership.ends_on.is_(None), PlanMembership.ends_on >= line.starts_on),
        )
        .order_by(PlanMembership.id)
        .limit(1)
    )
    return None, session.scalar(memberships)
