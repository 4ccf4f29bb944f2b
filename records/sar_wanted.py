"""What authorizations are searched for, and by which conditions that is found."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from records.name_sounds import folded, sought_keys
from records.sar_reach import Condition, Rights, member_on, some
from records.snapshot import SnapshotClient, SnapshotLine, SnapshotSar
from records.snapshot_ways import SnapshotParty

NAMESAKES = 200
"""Clients looked at of one name and birth date; fewer are born in the state on a day."""

MIXED = "mixed"


class SearchRefused(ValueError):
    """The search is not made; the text is a sentence for who asked."""


@dataclass(frozen=True)
class Wanted:
    """What is searched for: all of what is told must fit. Nothing told: everything that may be seen, newest first.

    `status` is the request's as shown. `from_day` and `until_day`: with a line in force on a day between them.
    `changed_since` and `changed_until`: told as it stands on a day between them.
    """

    number: str | None = None
    client_number: str | None = None
    cin: str | None = None
    last_name: str | None = None
    first_name: str | None = None
    birth_date: dt.date | None = None
    provider_number: str | None = None
    status: str | None = None
    from_day: dt.date | None = None
    until_day: dt.date | None = None
    changed_since: dt.date | None = None
    changed_until: dt.date | None = None

    @property
    def names_a_client(self) -> bool:
        """Whether a client is described: by number, CIN, or name with birth date."""
        return any((self.client_number, self.cin, self.last_name, self.first_name, self.birth_date))

    @property
    def on_days(self) -> bool:
        """Whether days of service are told."""
        return self.from_day is not None or self.until_day is not None

    def refuse(self) -> None:
        """Raise SearchRefused where a name is told alone: it finds strangers, and never only the one who is meant."""
        if (self.last_name or self.first_name) and not (self.birth_date and self.last_name):
            raise SearchRefused("A name is looked for with the birth date. Give both, or the CCS number or the CIN.")


def client_numbers(session: Session, snapshot_id: int, wanted: Wanted) -> list[str]:
    """The clients of a snapshot who are described, whoever may see them."""
    client = SnapshotClient
    which: list[Condition] = [client.snapshot_id == snapshot_id]
    if wanted.client_number:
        which.append(client.number == wanted.client_number)
    if wanted.cin:
        which.append(client.cin == wanted.cin)
    if wanted.birth_date:
        which.append(client.birth_date == wanted.birth_date)
    if wanted.last_name:
        which.append(_named(wanted.last_name, wanted.first_name))
    return list(session.scalars(select(client.number).where(*which).order_by(client.number).limit(NAMESAKES)))


def _named(last: str, first: str | None) -> Condition:
    """Of a name as it begins, or as it sounds."""
    begins = f"{folded(last)} {folded(first)}" if first else folded(last)
    if not begins:
        return false()
    return or_(
        SnapshotClient.name_folded.startswith(begins, autoescape=True),
        SnapshotClient.name_keys.overlap(sought_keys(first, last)),
    )


def fits(rights: Rights, snapshot_id: int, wanted: Wanted) -> list[Condition]:
    """What is wanted of a request, as conditions on SnapshotSar; the client apart."""
    sar = SnapshotSar
    which: list[Condition] = changed(sar, wanted)
    if wanted.number:
        which.append(sar.number == wanted.number)
    if wanted.status:
        which.append(_shown(rights, snapshot_id) == wanted.status)
    if wanted.on_days:
        which.append(in_force(rights, snapshot_id, wanted, sar.sar_id))
    if wanted.provider_number:
        which.append(has_party(snapshot_id, wanted.provider_number, sar.sar_id))
    return which


def changed(way: Any, wanted: Wanted) -> list[Condition]:
    """Told as it stands on one of the days that are wanted."""
    bounds = ((wanted.changed_since, way.changed_on.__ge__), (wanted.changed_until, way.changed_on.__le__))
    return [within(day) for day, within in bounds if day]


def in_force(rights: Rights, snapshot_id: int, wanted: Wanted, sar_id: Any) -> Condition:
    """With a line that may be seen and covers one of the days that are wanted."""
    line = aliased(SnapshotLine)
    which: list[Condition] = [line.snapshot_id == snapshot_id, line.sar_id == sar_id]
    if wanted.until_day:
        which.append(line.starts_on <= wanted.until_day)
    if wanted.from_day:
        which.append(line.ends_on >= wanted.from_day)
    if rights.plan_codes:
        which.append(member_on(rights, line))
    return some(line, *which)


def has_party(snapshot_id: int, number: str, sar_id: Any) -> Condition:
    """With a provider in one of the roles that open a request."""
    party = aliased(SnapshotParty)
    return some(party, party.snapshot_id == snapshot_id, party.sar_id == sar_id, party.number == number)


def rolled_up(status: Any) -> ColumnElement[str]:
    """The headline of lines by their statuses (ccs.sar_status)."""
    return case((func.min(status) == func.max(status), func.min(status)), else_=MIXED)


def _shown(rights: Rights, snapshot_id: int) -> Any:
    """A request's headline as this user sees it: plans see the lines of their members' days alone."""
    if not rights.plan_codes:
        return SnapshotSar.status
    line = aliased(SnapshotLine)
    of_it = (line.snapshot_id == snapshot_id, line.sar_id == SnapshotSar.sar_id)
    headline = select(rolled_up(line.status)).where(*of_it, member_on(rights, line))
    return headline.correlate_except(line).scalar_subquery()
