"""Versions of what was told: a new telling ends the one before as it begins, and the same words are no telling."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Table, insert, select, text, update
from sqlalchemy.orm import Session

from records.base import Base

_LOCK = 0x4343535F544F4C44  # any number; whoever tells takes the same one


class Outcome(StrEnum):
    """What came of one telling. `older`: something newer stands, so this one is not taken."""

    TAKEN = "taken"
    UNCHANGED = "unchanged"
    OLDER = "older"


@dataclass(frozen=True)
class Source:
    """Where a telling comes from (a file, or none: the API), and the instant from which it stands."""

    file_id: int | None
    at: dt.datetime


def one_after_another(session: Session) -> None:
    """Wait until whoever is telling has finished, so that no two tellings look at the same version."""
    session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def standing(session: Session, table: Any, key: Sequence[str], wanted: Iterable[tuple[Any, ...]]) -> dict[Any, Any]:
    """The rows in force of these keys, and maybe of others that begin alike: found by the key's first value."""
    first = {each[0] for each in wanted}
    query = select(table).where(table.superseded_at.is_(None), getattr(table, key[0]).in_(first))
    return {tuple(getattr(row, name) for name in key): row for row in session.scalars(query)}


def supersede(session: Session, table: Any, ids: Sequence[int], at: dt.datetime) -> None:
    """These versions end where the new ones begin."""
    if ids:
        session.execute(
            update(table).where(table.id.in_(ids)).values(superseded_at=at).execution_options(synchronize_session=False)
        )


def tell_rows(
    session: Session,
    table: Any,
    key: Sequence[str],
    told: Sequence[Any],
    source: Source,
    *,
    beside: tuple[str, ...] = (),
    gone: frozenset[int] = frozenset(),
    more: Callable[[Any], dict[str, Any]] = lambda record: {},
) -> list[Outcome]:
    """Tell records that are one row each; `gone`: places of those that end what stood, and begin nothing.

    No key may come twice. `beside` names fields of a record that are no columns; `more` gives columns that follow
    from it.
    """
    one_after_another(session)
    names = [each.name for each in fields(told[0]) if each.name not in beside] if told else []
    keys = [tuple(getattr(each, name) for name in key) for each in told]
    before = standing(session, table, key, keys)
    outcomes, ends, begins = [], [], []
    for place, (record, where) in enumerate(zip(told, keys, strict=True)):
        stands = before.get(where)
        same = stands is not None and all(getattr(stands, name) == getattr(record, name) for name in names)
        outcome = judged(stands, same and place not in gone, source.at)
        if stands is None and place in gone:
            outcome = Outcome.UNCHANGED
        outcomes.append(outcome)
        if outcome is Outcome.TAKEN:
            ends += [stands.id] if stands is not None else []
            begins += [] if place in gone else [{name: getattr(record, name) for name in names} | more(record)]
    supersede(session, table, ends, source.at)
    if begins:
        write_rows(session, table, [row | {"recorded_at": source.at, "file_id": source.file_id} for row in begins])
    session.expire_all()
    return outcomes


def write_rows(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> None:
    """Rows written by one statement, nulls and all: mapped classes take one for each pattern of nulls (eight times
    the time, measured)."""
    session.execute(insert(cast(Table, table.__table__)), rows)


def judged(stands: Any, same: bool, at: dt.datetime) -> Outcome:
    """What a telling comes to, beside the version that stands (None: none does)."""
    if stands is not None and stands.recorded_at > at:
        return Outcome.OLDER
    return Outcome.UNCHANGED if same else Outcome.TAKEN
