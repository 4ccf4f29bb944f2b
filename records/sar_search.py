"""Authorizations found in a snapshot by whoever may see them, a page at a time; what a page shows of each."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from records.ccs_client import CcsClient
from records.listed import PAGE_LENGTH
from records.sar import SarParty
from records.sar_reach import Rights, visible_lines, visible_sars
from records.sar_wanted import SearchRefused, Wanted, rolled_up
from records.sar_ways import Search, first_ids
from records.snapshot import Snapshot, SnapshotClient, SnapshotLine, SnapshotSar

__all__ = ["MOST_PAGES", "FoundSars", "SarRow", "SearchRefused", "Wanted", "found", "rows_of"]

MOST_PAGES = 20
"""Nobody reads a thousand lines on a screen: beyond them the search is to be narrowed, or exported."""


@dataclass(frozen=True)
class SarRow:
    """One request of a list: status and days are those of the lines that this user sees."""

    sar_id: int
    number: str
    client_number: str
    client_name: str
    birth_date: dt.date | None
    provider_name: str | None
    status: str
    starts_on: dt.date
    ends_on: dt.date
    changed_on: dt.date


@dataclass(frozen=True)
class FoundSars:
    """One page, and whether there is another; nothing is counted that is not shown.

    `cut`: this is the last page that is given, and the list goes on.
    """

    rows: list[SarRow]
    more: bool
    page: int
    cut: bool = False


def found(
    session: Session, rights: Rights, snapshot: Snapshot, wanted: Wanted, page: int = 1, length: int = PAGE_LENGTH
) -> FoundSars:
    """A page of what is searched for. What may not be seen is as if it were not there. Raises SearchRefused."""
    wanted.refuse()
    page = max(1, min(page, MOST_PAGES))
    ids = first_ids(session, Search(rights, snapshot, wanted, page * length + 1))
    shown = ids[(page - 1) * length : page * length]
    goes_on, last = len(ids) > page * length, page == MOST_PAGES
    return FoundSars(rows_of(session, rights, snapshot, shown), goes_on and not last, page, goes_on and last)


def rows_of(session: Session, rights: Rights, snapshot: Snapshot, sar_ids: list[int]) -> list[SarRow]:
    """What a list shows of some requests, in their order; those that may not be seen are left out."""
    if not sar_ids:
        return []
    sar, client = SnapshotSar, SnapshotClient
    told = (
        select(sar, CcsClient.first_name, CcsClient.last_name, CcsClient.birth_date, SarParty.name)
        .join(client, and_(client.snapshot_id == snapshot.id, client.number == sar.client_number), isouter=True)
        .join(CcsClient, CcsClient.id == client.client_id, isouter=True)
        .join(SarParty, and_(SarParty.sar_id == sar.sar_id, SarParty.role == "authorized"), isouter=True)
        .where(sar.sar_id.in_(sar_ids), visible_sars(rights, snapshot.id))
    )
    spans = _spans(session, rights, snapshot, sar_ids)
    rows = {}
    for each, first, last, born, provider in session.execute(told):
        if rights.plan_codes and each.sar_id not in spans:
            continue  # a membership was told since its lines were read: the next page has it
        status, starts_on, ends_on = spans.get(each.sar_id, (each.status, each.starts_on, each.ends_on))
        name = f"{last}, {first}" if last else ""
        rows[each.sar_id] = SarRow(
            *(each.sar_id, each.number, each.client_number, name, born, provider),
            *(status, starts_on, ends_on, each.changed_on),
        )
    return [rows[sar_id] for sar_id in sar_ids if sar_id in rows]


def _spans(
    session: Session, rights: Rights, snapshot: Snapshot, sar_ids: list[int]
) -> dict[int, tuple[str, dt.date, dt.date]]:
    """Headline, first and last day over the lines that a plan sees; providers see all, and these are kept."""
    if not rights.plan_codes:
        return {}
    line = SnapshotLine
    seen = (
        select(line.sar_id, rolled_up(line.status), func.min(line.starts_on), func.max(line.ends_on))
        .where(line.sar_id.in_(sar_ids), visible_lines(rights, snapshot.id))
        .group_by(line.sar_id)
    )
    return {sar_id: (status, starts_on, ends_on) for sar_id, status, starts_on, ends_on in session.execute(seen)}
