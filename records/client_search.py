"""Clients found in a snapshot by whoever may see them: the listing between a search and the chosen one's requests."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from records.ccs_client import CcsClient
from records.sar_reach import Rights, visible_clients, visible_sars
from records.sar_wanted import Wanted, client_numbers
from records.snapshot import Snapshot, SnapshotClient, SnapshotSar


@dataclass(frozen=True)
class ClientRow:
    """One client of a listing; `sars` counts the requests that this user sees."""

    client_id: int
    number: str
    cin: str | None
    name: str
    birth_date: dt.date
    county_code: str
    sars: int


def found_clients(session: Session, rights: Rights, snapshot: Snapshot, wanted: Wanted) -> list[ClientRow]:
    """Clients who are described and may be seen, by name. Raises SearchRefused for a name without the birth date."""
    wanted.refuse()
    if not (rights.keys and wanted.names_a_client):
        return []
    numbers = client_numbers(session, snapshot.id, wanted)
    seen = _of(rights, snapshot).where(SnapshotClient.number.in_(numbers)) if numbers else None
    return [] if seen is None else _rows(session, rights, snapshot, seen)


def client_numbered(session: Session, rights: Rights, snapshot: Snapshot, number: str) -> ClientRow | None:
    """The client with a CCS number; none where there is none, or not for this user."""
    seen = _of(rights, snapshot).where(SnapshotClient.number == number)
    rows = _rows(session, rights, snapshot, seen)
    return rows[0] if rows else None


def _of(rights: Rights, snapshot: Snapshot) -> Select[CcsClient]:
    is_shown = and_(CcsClient.id == SnapshotClient.client_id, visible_clients(rights, snapshot.id))
    return select(CcsClient).join(SnapshotClient, is_shown).order_by(CcsClient.last_name, CcsClient.first_name)


def _rows(session: Session, rights: Rights, snapshot: Snapshot, seen: Select[CcsClient]) -> list[ClientRow]:
    clients = list(session.scalars(seen))
    which = (SnapshotSar.client_number.in_([each.number for each in clients]), visible_sars(rights, snapshot.id))
    counted = select(SnapshotSar.client_number, func.count()).where(*which).group_by(SnapshotSar.client_number)
    sars = {number: count for number, count in session.execute(counted)} if clients else {}
    return [
        ClientRow(
            *(each.id, each.number, each.cin, f"{each.last_name}, {each.first_name}", each.birth_date),
            *(each.county_code, sars.get(each.number, 0)),
        )
        for each in clients
    ]
