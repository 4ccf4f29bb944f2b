"""The first requests that fit, in the order in which they are kept, so that they cost the same however many there are.

Of each provider number, or plan code, only so many are read as are asked for; these are merged. Clients of whose
memberships something was told since the snapshot was built are looked at apart, and asked live.
"""

import datetime as dt
from typing import Any

from sqlalchemy import Select, Text, and_, exists, func, literal, or_, select, true, union
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, aliased

from records.plan_membership import PlanMembership
from records.sar_reach import Condition, Rights, some, visible_sars
from records.sar_wanted import MIXED, Wanted, changed, client_numbers, fits, in_force
from records.snapshot import Snapshot, SnapshotSar
from records.snapshot_ways import SnapshotMember, SnapshotParty

BEFORE_THE_BUILD = dt.timedelta(days=1)
"""What is told of a membership may be kept a while later: who was told of so long before a build is asked live too."""


def first_ids(session: Session, rights: Rights, snapshot: Snapshot, wanted: Wanted, most: int) -> list[int]:
    """The first requests that fit and may be seen; by last change, or by first day where days are wanted."""
    found: dict[int, dt.date] = {}
    for query in _queries(session, rights, snapshot, wanted, most):
        found |= {sar_id: day for sar_id, day in session.execute(query)}
    newest_first = sorted(found.items(), key=lambda row: (row[1], row[0]), reverse=True)
    return [sar_id for sar_id, _ in newest_first[:most]]


def _queries(session: Session, rights: Rights, snapshot: Snapshot, wanted: Wanted, most: int) -> list[Select[Any]]:
    """Each gives ids with the day by which they are ordered."""
    if not (rights.permissions or rights.plan_codes):
        return []
    if wanted.names_a_client:
        numbers = client_numbers(session, snapshot.id, wanted)
        return [_among(rights, snapshot, wanted, most, SnapshotSar.client_number.in_(numbers))] if numbers else []
    if wanted.number:
        return [_among(rights, snapshot, wanted, most)]
    if wanted.provider_number and wanted.provider_number not in rights.permissions:
        return [_through_party(rights, snapshot, wanted, most)]
    if rights.permissions:
        return [_of_providers(rights, snapshot, wanted, most)]
    told_of = _told_of_since(rights, snapshot)
    changed_since = session.scalar(select(exists(told_of))) or False
    queries = [_of_members(rights, snapshot, wanted, most, told_of if changed_since else None)]
    if changed_since:
        queries.append(_among(rights, snapshot, wanted, most, SnapshotSar.client_number.in_(told_of)))
    return queries


def _among(rights: Rights, snapshot: Snapshot, wanted: Wanted, most: int, *which: Condition) -> Select[Any]:
    """Requests of a few clients, or by number: each is asked by itself."""
    day = _day(SnapshotSar, wanted)
    seen = (visible_sars(rights, snapshot.id), *which, *fits(rights, snapshot.id, wanted))
    return select(SnapshotSar.sar_id, day).where(*seen).order_by(day.desc(), SnapshotSar.sar_id.desc()).limit(most)


def _through_party(rights: Rights, snapshot: Snapshot, wanted: Wanted, most: int) -> Select[Any]:
    """Requests with a provider who does not open them: the provider's, as far as they may be seen otherwise."""
    party = SnapshotParty
    day = _day(party, wanted)
    of_it = and_(SnapshotSar.snapshot_id == party.snapshot_id, SnapshotSar.sar_id == party.sar_id)
    seen = (visible_sars(rights, snapshot.id), *fits(rights, snapshot.id, wanted))
    which = (party.snapshot_id == snapshot.id, party.number == wanted.provider_number, *changed(party, wanted))
    found = select(party.sar_id, day).join(SnapshotSar, of_it).where(*which, *seen)
    return found.order_by(day.desc(), party.sar_id.desc()).limit(most)


def _of_providers(rights: Rights, snapshot: Snapshot, wanted: Wanted, most: int) -> Select[Any]:
    """Requests that some of the user's provider numbers open."""
    party = SnapshotParty
    numbers = [wanted.provider_number] if wanted.provider_number else rights.numbers
    which = [party.snapshot_id == snapshot.id, *changed(party, wanted)]
    if wanted.status:
        which.append(party.status == wanted.status)
    if wanted.on_days:
        which += _spans(party, wanted)
        which.append(in_force(rights, snapshot.id, wanted, party.sar_id, None))
    return _merged(party, party.number, numbers, which, wanted, most)


def _of_members(
    rights: Rights, snapshot: Snapshot, wanted: Wanted, most: int, told_of: Select[Any] | None
) -> Select[Any]:
    """Requests of a plan's members, but of those of whom something was told since."""
    member = SnapshotMember
    which = [member.snapshot_id == snapshot.id, *changed(member, wanted)]
    if wanted.status:
        which.append(_status_of(rights, snapshot.id, wanted.status))
    if wanted.on_days:
        which += _spans(member, wanted)
        which.append(in_force(rights, snapshot.id, wanted, member.sar_id, member.client_number))
    if told_of is not None:
        which.append(member.client_number.not_in(told_of))
    return _merged(member, member.plan_code, list(rights.plan_codes), which, wanted, most)


def _status_of(rights: Rights, snapshot_id: int, status: str) -> Condition:
    """The headline over all lines that the user sees; a member may have been in two of the user's plans."""
    same = SnapshotMember.status == status
    if len(rights.plan_codes) == 1:
        return same
    other = aliased(SnapshotMember)
    differs = some(
        other,
        other.snapshot_id == snapshot_id,
        other.sar_id == SnapshotMember.sar_id,
        other.plan_code.in_(rights.plan_codes),
        other.status != SnapshotMember.status,
    )
    return or_(same, differs) if status == MIXED else and_(same, ~differs)


def _merged(way: Any, key: Any, keys: list[str], which: list[Condition], wanted: Wanted, most: int) -> Select[Any]:
    """The first of each key by the way's own order, put together."""
    each = func.unnest(literal(keys, ARRAY(Text))).table_valued("key", name="each")
    day = _day(way, wanted)
    first = (
        select(way.sar_id, day.label("day"))
        .where(key == each.c.key, *which)
        .order_by(day.desc(), way.sar_id.desc())
        .limit(most)
        .lateral("first")
    )
    latest = func.max(first.c.day).label("day")
    merged = select(first.c.sar_id, latest).select_from(each.join(first, true())).group_by(first.c.sar_id)
    return merged.order_by(latest.desc(), first.c.sar_id.desc()).limit(most)


def _day(way: Any, wanted: Wanted) -> Any:
    """Days of service are found by the first day, all else by the last change."""
    by_change = wanted.changed_since or wanted.changed_until
    return way.starts_on if wanted.on_days and not by_change else way.changed_on


def _spans(way: Any, wanted: Wanted) -> list[Condition]:
    """From the first line's first day to the last line's last day, as far as they bear on the days wanted."""
    bounds = ((wanted.until_day, way.starts_on.__le__), (wanted.from_day, way.ends_on.__ge__))
    return [within(day) for day, within in bounds if day]


def _told_of_since(rights: Rights, snapshot: Snapshot) -> Select[Any]:
    """Clients of whose membership in the user's plans something was told since the snapshot was built."""
    since = snapshot.began_at - BEFORE_THE_BUILD
    row = PlanMembership
    mine = row.plan_code.in_(rights.plan_codes)
    begun = select(row.client_number).where(mine, row.superseded_at.is_(None), row.recorded_at >= since)
    over = select(row.client_number).where(mine, row.superseded_at.is_not(None), row.superseded_at >= since)
    either = union(begun, over).subquery()
    return select(either.c.client_number)
