"""Authorizations read one after another by another system: every one that may be seen, however many there are.

A place in the order is the day on which a request was told as it stands and its row; the next page begins behind it.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.sar_reach import Rights
from records.sar_wanted import Wanted
from records.sar_ways import Search, first_ids
from records.snapshot import Snapshot, SnapshotSar

Place = tuple[dt.date, int]


@dataclass(frozen=True)
class Stretch:
    """Some requests by id, and behind which place the next stretch begins; none where nothing more comes."""

    sar_ids: list[int]
    then: Place | None


def stretch(
    session: Session, rights: Rights, snapshot: Snapshot, wanted: Wanted, after: Place | None, length: int
) -> Stretch:
    """So many requests behind a place, the newest change first. Raises SearchRefused."""
    wanted.refuse()
    ids = first_ids(session, Search(rights, snapshot, wanted, length + 1, after))
    shown = ids[:length]
    return Stretch(shown, _place(session, snapshot, shown[-1]) if len(ids) > length else None)


def _place(session: Session, snapshot: Snapshot, sar_id: int) -> Place:
    sar = SnapshotSar
    day = select(sar.changed_on).where(sar.snapshot_id == snapshot.id, sar.sar_id == sar_id)
    return session.scalars(day).one(), sar_id
