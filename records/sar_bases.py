"""What opens each of many visible requests: a written permission, or a membership (rule A8); for lists and prints."""

from collections.abc import Collection

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from records.inquiry_logging import NOTHING, Basis
from records.organization_domain import OrganizationProvider, WrittenPermission
from records.plan_membership import PlanMembership
from records.sar_reach import Rights, current_membership, permission_on
from records.snapshot import Snapshot, SnapshotLine, SnapshotSar
from records.snapshot_ways import SnapshotParty


def bases_of(session: Session, rights: Rights, snapshot: Snapshot, sar_ids: Collection[int]) -> dict[int, Basis]:
    """By request, the first permission or membership that opens it now; for none that may not be seen."""
    if rights.numbers:
        party = SnapshotParty
        permitted = (
            select(party.sar_id, func.min(WrittenPermission.id))
            .where(party.snapshot_id == snapshot.id, party.sar_id.in_(sar_ids))
            .where(OrganizationProvider.number == party.number, *permission_on(rights.organization_id, rights.today))
            .group_by(party.sar_id)
        )
        return {sar_id: (permission, None) for sar_id, permission in session.execute(permitted)}
    line, sar = SnapshotLine, SnapshotSar
    on_days = and_(
        PlanMembership.client_number == sar.client_number,
        current_membership(rights),
        PlanMembership.starts_on <= line.ends_on,
        or_(PlanMembership.ends_on.is_(None), PlanMembership.ends_on >= line.starts_on),
    )
    member = (
        select(sar.sar_id, func.min(PlanMembership.id))
        .join(line, and_(line.snapshot_id == sar.snapshot_id, line.sar_id == sar.sar_id))
        .join(PlanMembership, on_days)
        .where(sar.snapshot_id == snapshot.id, sar.sar_id.in_(sar_ids))
        .group_by(sar.sar_id)
    )
    return {sar_id: (None, membership) for sar_id, membership in session.execute(member)}


def basis_of_client(session: Session, rights: Rights, snapshot: Snapshot, number: str) -> Basis:
    """What opens a visible client: what opens one of the requests, else the membership of today."""
    theirs = (SnapshotSar.snapshot_id == snapshot.id, SnapshotSar.client_number == number)
    of_sars = bases_of(session, rights, snapshot, list(session.scalars(select(SnapshotSar.sar_id).where(*theirs))))
    if of_sars or not rights.plan_codes:
        return next(iter(of_sars.values()), NOTHING)
    membership = PlanMembership
    today = (
        membership.client_number == number,
        current_membership(rights),
        membership.starts_on <= rights.today,
        or_(membership.ends_on.is_(None), membership.ends_on >= rights.today),
    )
    return None, session.scalar(select(func.min(membership.id)).where(*today))
