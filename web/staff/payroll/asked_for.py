"""What the form of a new run asks for: which half-months are offered, and what was chosen."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import pay_running, periods
from records.clock import county_today
from records.pay_running import Due
from records.place import County
from web import database
from web.schemas.pay_run import NewRun
from web.staff.payroll.words import period

OFFERED = 24
"""Half-months that the form offers, the newest first: a year, as an agreement's rate may be in force for long."""


@dataclass(frozen=True)
class Wanted:
    """A run that somebody asks for: its kind, its days, its pay date, and of a changed rate the county."""

    kind: str
    first: dt.date
    last: dt.date
    pay_date: dt.date
    county_code: str | None

    def due(self, session: Session, at: dt.datetime) -> Due:
        """What it would take."""
        return due(session, self.kind, self.first, self.last, self.county_code or "", at)


def wanted(data: dict[str, Any]) -> Wanted:
    """What a form that is right asks for."""
    first, retroactive = dt.date.fromisoformat(data["period"]), data["kind"] == "retroactive"
    until = dt.date.fromisoformat(data["until"]) if retroactive and data.get("until") else first
    county = data["county"] if retroactive else None
    return Wanted(data["kind"], first, periods.last_day(until), data["pay_date"], county)


def due(session: Session, kind: str, first: dt.date, last: dt.date, county_code: str, at: dt.datetime) -> Due:
    """What such a run would take, counted."""
    if kind == "retroactive":
        return pay_running.paid_before(session, county_code, first, last)
    return pay_running.preview(session, kind, last, at)


def schema_of_a_run() -> NewRun:
    """The form with the half-months that are over and every county."""
    counties = database.session().execute(select(County.code, County.name).order_by(County.name)).all()
    halves = [(each.isoformat(), period(each, periods.last_day(each))) for each in half_months()]
    schema = NewRun()
    schema.offer("period", halves)
    schema.offer("until", halves)
    schema.offer("county", [(code, name) for code, name in counties])
    return schema


def half_months() -> list[dt.date]:
    """The first days of the half-months that are over, the newest first."""
    found, day = [], periods.half_month(county_today())
    for _ in range(OFFERED):
        day = periods.half_month(day - periods.DAY)
        found.append(day)
    return found
