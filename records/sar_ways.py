"""The first requests that fit, in the order in which they are kept, so that they cost the same however many there are.

A snapshot keeps what was open to each organization when it was built. What opened or closed since (permissions that
begin or end, memberships that CCS told of) is looked at apart, and every request is asked live before it is shown.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, Text, and_, exists, func, literal, select, true, tuple_, union
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from records.plan_membership import PlanMembership
from records.sar_reach import Condition, Rights, current_membership, one_of, visible_sars
from records.sar_wanted import Wanted, changed, client_numbers, fits, in_force
from records.snapshot import Snapshot, SnapshotSar
from records.snapshot_ways import SnapshotParty, SnapshotReach, SnapshotRight

BEFORE_THE_BUILD = dt.timedelta(days=1)
"""What is told of a membership may be kept a while later: who was told of so long before a build is asked live too."""

FEW_MEMBERS = 5_000
"""Of a plan whose codes changed since the build: the requests of each are asked by themselves in half a second."""


@dataclass(frozen=True)
class Search:
    """One search by one user, and how many are asked for: the first, or those behind a place (day and id)."""

    rights: Rights
    snapshot: Snapshot
    wanted: Wanted
    most: int
    after: tuple[dt.date, int] | None = None

    @property
    def seen_and_fits(self) -> list[Condition]:
        """May be seen, and is what is wanted: asked of a request by itself."""
        snapshot_id = self.snapshot.id
        return [visible_sars(self.rights, snapshot_id), *fits(self.rights, snapshot_id, self.wanted)]

    @property
    def by_first_day(self) -> bool:
        """Days of service are found by the first day, all else by the last change."""
        return self.wanted.on_days and not (self.wanted.changed_since or self.wanted.changed_until)

    def day(self, way: Any) -> Any:
        """The day by which requests are ordered."""
        return way.starts_on if self.by_first_day else way.changed_on

    def behind(self, day: Any, sar_id: Any) -> list[Condition]:
        """Behind the place, if one is told."""
        return [tuple_(day, sar_id) < tuple_(*self.after)] if self.after else []


def first_ids(session: Session, search: Search) -> list[int]:
    """The first requests that fit and may be seen; by last change, or by first day where days are wanted."""
    found: dict[int, dt.date] = {}
    for query in _queries(session, search):
        found |= {sar_id: day for sar_id, day in session.execute(query)}
    newest_first = sorted(found.items(), key=lambda row: (row[1], row[0]), reverse=True)
    return [sar_id for sar_id, _ in newest_first[: search.most]]


def _queries(session: Session, search: Search) -> list[Select[Any]]:
    """Each gives ids with the day by which they are ordered."""
    if not search.rights.keys:
        return []
    if search.wanted.names_a_client:
        numbers = client_numbers(session, search.snapshot.id, search.wanted)
        return [_among(search, SnapshotSar.client_number.in_(numbers))] if numbers else []
    if search.wanted.number:
        return [_among(search)]
    gained, lost = _changed_since_built(session, search)
    if search.rights.numbers:
        return _by_providers(search, gained, lost)
    told_of = _told_of_since(search)
    anybody = session.scalar(select(exists(told_of))) or False
    if gained or lost:
        return _with_other_codes(session, search)
    return _by_members(search, told_of if anybody else None)


def _by_providers(search: Search, gained: tuple[str, ...], lost: tuple[str, ...]) -> list[Select[Any]]:
    """What was open when the snapshot was built, as far as it still is, and what more numbers open since."""
    number = search.wanted.provider_number
    if number and (gained or lost):
        return [_of_party(search, (number,))]
    return [
        _of_reach(search, *([_still_open(search)] if lost else [])),
        *([_of_party(search, gained)] if gained else []),
    ]


def _with_other_codes(session: Session, search: Search) -> list[Select[Any]]:
    """What a plan sees on the day on which its codes changed, until the next build keeps it in order.

    Of few members each request is asked by itself; of many, enough are met soon in the order of all the state's. Where
    that order is of no help (days of service, a rare status), a large plan's cost follows the plan, not the state.
    """
    if search.wanted.provider_number:
        return [_of_party(search, (search.wanted.provider_number,))]
    members = select(PlanMembership.client_number).where(current_membership(search.rights))
    some = members.limit(FEW_MEMBERS + 1).subquery()
    many = (session.scalar(select(func.count()).select_from(some)) or 0) > FEW_MEMBERS
    if many and not (search.by_first_day or search.wanted.status):
        return [_among(search)]
    return [_among(search, SnapshotSar.client_number.in_(members))]


def _by_members(search: Search, told_of: Select[Any] | None) -> list[Select[Any]]:
    """What was open when the snapshot was built, but of clients of whom something was told since; what these have."""
    if told_of is None:
        return [_of_reach(search)]
    others = SnapshotReach.client_number.not_in(told_of)
    return [_of_reach(search, others), _among(search, SnapshotSar.client_number.in_(told_of))]


def _changed_since_built(session: Session, search: Search) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers or plan codes that open requests now and did not when the snapshot was built, and the other way round."""
    row = SnapshotRight
    mine = (row.snapshot_id == search.snapshot.id, row.organization_id == search.rights.organization_id)
    built = set(session.scalars(select(row.key).where(*mine)))
    now = set(search.rights.keys)
    return tuple(sorted(now - built)), tuple(sorted(built - now))


def _among(search: Search, *which: Condition) -> Select[Any]:
    """Requests of a few clients, or by number: each is asked by itself."""
    day = search.day(SnapshotSar)
    behind = search.behind(day, SnapshotSar.sar_id)
    seen = select(SnapshotSar.sar_id, day).where(*which, *behind, *search.seen_and_fits)
    return seen.order_by(day.desc(), SnapshotSar.sar_id.desc()).limit(search.most)


def _of_party(search: Search, numbers: tuple[str, ...]) -> Select[Any]:
    """Requests with one of some provider numbers, as far as they may be seen; the first of each number, merged."""
    party, wanted = SnapshotParty, replace(search.wanted, provider_number=None)
    day = SnapshotSar.starts_on if search.by_first_day else party.changed_on
    number = func.unnest(literal(list(numbers), ARRAY(Text))).table_valued("key").render_derived(name="asked")
    of_it = and_(SnapshotSar.snapshot_id == party.snapshot_id, SnapshotSar.sar_id == party.sar_id)
    mine = (party.snapshot_id == search.snapshot.id, party.number == number.c.key, *changed(party, search.wanted))
    first = (
        select(party.sar_id, day.label("day"))
        .join(SnapshotSar, of_it)
        .where(*mine, *search.behind(day, party.sar_id), *replace(search, wanted=wanted).seen_and_fits)
        .order_by(day.desc(), party.sar_id.desc())
        .limit(search.most)
        .lateral("first")
    )
    merged = select(first.c.sar_id, first.c.day).distinct().select_from(number.join(first, true()))
    return merged.order_by(first.c.day.desc(), first.c.sar_id.desc()).limit(search.most)


def _of_reach(search: Search, *which: Condition) -> Select[Any]:
    """Requests that were open to the organization when the snapshot was built."""
    reach, day, wanted = SnapshotReach, search.day(SnapshotReach), search.wanted
    mine = [reach.snapshot_id == search.snapshot.id, reach.organization_id == search.rights.organization_id]
    mine += changed(reach, wanted) + search.behind(day, reach.sar_id)
    if wanted.status:
        mine.append(reach.status == wanted.status)
    if wanted.on_days:
        bounds = ((wanted.until_day, reach.starts_on.__le__), (wanted.from_day, reach.ends_on.__ge__))
        mine += [within(bound) for bound, within in bounds if bound]
        mine.append(in_force(search.rights, search.snapshot.id, wanted, reach.sar_id))
    first = select(reach.sar_id, day).where(*mine, *which)
    if wanted.provider_number:
        party = SnapshotParty
        same = (party.snapshot_id == reach.snapshot_id, party.sar_id == reach.sar_id)
        in_order = party.changed_on == reach.changed_on  # both are read in one order, side by side
        first = first.join(party, and_(*same, in_order, party.number == wanted.provider_number))
    return first.order_by(day.desc(), reach.sar_id.desc()).limit(search.most)


def _still_open(search: Search) -> Condition:
    """What is kept of a request is still open, by a number that opens it now."""
    party = SnapshotParty
    opened = exists().where(
        party.snapshot_id == search.snapshot.id,
        party.sar_id == SnapshotReach.sar_id,
        one_of(party.number, search.rights.numbers),
    )
    return opened.correlate_except(party)


def _told_of_since(search: Search) -> Select[Any]:
    """Clients of whose membership in the user's plans something was told since the snapshot was built."""
    since = search.snapshot.began_at - BEFORE_THE_BUILD
    row = PlanMembership
    mine = one_of(row.plan_code, search.rights.plan_codes)
    begun = select(row.client_number).where(mine, row.superseded_at.is_(None), row.recorded_at >= since)
    over = select(row.client_number).where(mine, row.superseded_at.is_not(None), row.superseded_at >= since)
    either = union(begun, over).subquery()
    return select(either.c.client_number)
