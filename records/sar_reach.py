"""Which authorizations a user of an organization may see today: the SELECT filters of `ccs.sar_visibility`.

What is seen is yesterday's (the snapshot); who may see it is asked today: a permission that was withdrawn, a provider
who left, a membership that CCS told of an hour ago, a user who was disabled count at once. Every filter names the
snapshot itself, so whatever is read with one is of one snapshot. Providers' organizations come at a request through a
number in their domain with a written permission in force; plans through a member, line by line.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, SQLColumnExpression, Text, and_, exists, false, func, literal, not_, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, aliased

from records.ccs_letter import CcsLetter
from records.organization import TAKES_PART, Organization
from records.organization_domain import OrganizationPlan, OrganizationProvider, WrittenPermission
from records.organization_user import OrganizationUser
from records.plan_membership import PlanMembership
from records.snapshot import SnapshotClient, SnapshotLine, SnapshotSar
from records.snapshot_ways import GONE, SnapshotLetter, SnapshotParty

Condition = ColumnElement[bool]


@dataclass(frozen=True)
class Rights:
    """What one user may come at today: provider numbers, or plan codes. With neither: nothing."""

    organization_id: int
    today: dt.date
    numbers: tuple[str, ...] = ()  # in the organization's domain, with a written permission in force
    plan_codes: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Whichever of both they are."""
        return self.numbers or self.plan_codes


def rights_of(session: Session, user: OrganizationUser, today: dt.date) -> Rights:
    """A user's rights today. Ask once for each page: the filters below are made from the answer."""
    asked = select(Organization.kind, Organization.status).where(Organization.id == user.organization_id)
    kind, status = session.execute(asked).one()
    mine = user.organization_id
    if user.status != "active" or status not in TAKES_PART:
        return Rights(mine, today)
    if kind == "provider":
        numbers = select(OrganizationProvider.number).where(*permission_on(mine, today))
        return Rights(mine, today, numbers=tuple(sorted(set(session.scalars(numbers)))))
    if kind == "plan":
        which = (OrganizationPlan.organization_id == mine, _on(OrganizationPlan, today))
        codes = select(OrganizationPlan.plan_code).where(*which)
        return Rights(mine, today, plan_codes=tuple(sorted(set(session.scalars(codes)))))
    return Rights(mine, today)  # State and county staff use CMS Net (handbook, rule A9)


def permission_on(organization_id: int, day: dt.date) -> list[Condition]:
    """Providers in an organization's domain, each with its written permissions in force on a day."""
    permission, provider = WrittenPermission, OrganizationProvider
    return [
        provider.organization_id == organization_id,
        permission.organization_provider_id == provider.id,
        _on(provider, day),
        _on(permission, day),
        or_(permission.withdrawn_on.is_(None), permission.withdrawn_on > day),
    ]


def _on(dated: type[OrganizationProvider | WrittenPermission | OrganizationPlan], day: dt.date) -> Condition:
    """In force on a day, the first and the last day among them."""
    return and_(dated.starts_on <= day, or_(dated.ends_on.is_(None), dated.ends_on >= day))


def one_of(column: Any, values: tuple[str, ...]) -> Condition:
    """Among some values, told to the database as one: a hospital's domain has hundreds."""
    return cast(Condition, column == func.any(literal(list(values), ARRAY(Text))))


def some(of: Any, *which: Condition) -> Condition:
    """Whether there is a row of a table. Whatever else is named belongs to the query around it, however far out."""
    return exists().where(*which).correlate_except(of)


def visible_sars(rights: Rights, snapshot_id: int) -> Condition:
    """The requests of a snapshot that may be seen: rows of SnapshotSar."""
    opens = SnapshotSar.snapshot_id == snapshot_id
    if rights.numbers:
        return and_(opens, _permitted(rights, snapshot_id, SnapshotSar.sar_id))
    if rights.plan_codes:
        line = aliased(SnapshotLine)
        of_it = (line.snapshot_id == snapshot_id, line.sar_id == SnapshotSar.sar_id)
        return and_(opens, some(line, *of_it, member_on(rights, line)))
    return false()


def visible_lines(rights: Rights, snapshot_id: int) -> Condition:
    """The lines of a snapshot that may be seen: rows of SnapshotLine. Plans see those on whose days it was a member."""
    opens = SnapshotLine.snapshot_id == snapshot_id
    if rights.numbers:
        return and_(opens, _permitted(rights, snapshot_id, SnapshotLine.sar_id))
    if rights.plan_codes:
        return and_(opens, member_on(rights, SnapshotLine))
    return false()


def visible_clients(rights: Rights, snapshot_id: int) -> Condition:
    """The clients of a snapshot that may be seen: those of a visible request, and a plan's members of today."""
    opens = SnapshotClient.snapshot_id == snapshot_id
    theirs = some(SnapshotSar, SnapshotSar.client_number == SnapshotClient.number, visible_sars(rights, snapshot_id))
    if rights.numbers:
        return and_(opens, theirs)
    if rights.plan_codes:
        return and_(opens, or_(_member(rights, SnapshotClient.number, rights.today), theirs))
    return false()


def visible_letters(rights: Rights, snapshot_id: int) -> Condition:
    """The letters of a snapshot that may be seen: rows of SnapshotLetter.

    A letter about a request is seen with the request, by plans where every line is seen that it tells of; a letter
    about no request is seen with the client, by plans where the client was a member on the day it was decided.
    """
    letter = SnapshotLetter
    of_sar = [SnapshotSar.number == letter.sar_number, visible_sars(rights, snapshot_id)]
    if rights.plan_codes:
        of_sar.append(not_(_told_but_hidden(rights, snapshot_id)))
    of_client = [SnapshotClient.number == letter.client_number, visible_clients(rights, snapshot_id)]
    if rights.plan_codes:
        of_client.append(_member_when_decided(rights))
    seen = or_(
        and_(letter.sar_number.is_not(None), some(SnapshotSar, *of_sar)),
        and_(letter.sar_number.is_(None), some(SnapshotClient, *of_client)),
    )
    return and_(letter.snapshot_id == snapshot_id, seen)


def _told_but_hidden(rights: Rights, snapshot_id: int) -> Condition:
    """Lines that a letter of a request tells of and on whose days the client was no member, or nobody knows it."""
    line, told = aliased(SnapshotLine), SnapshotLetter.line_ids
    no_member = some(
        line,
        line.snapshot_id == snapshot_id,
        line.sar_id == SnapshotSar.sar_id,
        or_(told.is_(None), line.line_id == told.any_()),
        not_(member_on(rights, line)),
    )
    return or_(and_(told.is_not(None), literal(GONE) == told.any_()), no_member)


def _member_when_decided(rights: Rights) -> Condition:
    """A member on the day on which a letter was decided: the one day that a letter about no line has (rule A3)."""
    told = aliased(CcsLetter)
    member = _member(rights, told.client_number, told.decided_on)
    return some(told, told.id == SnapshotLetter.letter_id, member)


def _permitted(rights: Rights, snapshot_id: int, sar_id: SQLColumnExpression[int]) -> Condition:
    party = aliased(SnapshotParty)
    return some(party, party.snapshot_id == snapshot_id, party.sar_id == sar_id, one_of(party.number, rights.numbers))


def current_membership(rights: Rights) -> Condition:
    """Memberships in the user's plans as they are told now."""
    return and_(PlanMembership.superseded_at.is_(None), one_of(PlanMembership.plan_code, rights.plan_codes))


def _member(
    rights: Rights, client_number: SQLColumnExpression[str], on: dt.date | SQLColumnExpression[dt.date]
) -> Condition:
    """A member on a day, by what is told of memberships now."""
    membership = PlanMembership
    return some(
        membership,
        current_membership(rights),
        membership.client_number == client_number,
        membership.starts_on <= on,
        or_(membership.ends_on.is_(None), membership.ends_on >= on),
    )


def member_on(rights: Rights, line: type[SnapshotLine]) -> Condition:
    """A member on a day of a line, by what is told of memberships now."""
    membership = PlanMembership
    return some(
        membership,
        current_membership(rights),
        membership.client_number == line.client_number,
        membership.starts_on <= line.ends_on,
        or_(membership.ends_on.is_(None), membership.ends_on >= line.starts_on),
    )


def basis_of(session: Session, rights: Rights, sar: SnapshotSar) -> tuple[int | None, int | None]:
    """What opens a visible request: the id of the written permission, or of the membership (handbook, rule A8)."""
    if rights.numbers:
        party = SnapshotParty
        permissions = (
            select(WrittenPermission.id)
            .where(
                party.snapshot_id == sar.snapshot_id,
                party.sar_id == sar.sar_id,
                OrganizationProvider.number == party.number,
                *permission_on(rights.organization_id, rights.today),
            )
            .order_by(WrittenPermission.id)
            .limit(1)
        )
        return session.scalar(permissions), None
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
