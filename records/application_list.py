"""The list of applications: filtered, sorted and paged by the database."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from records.application import Application
from records.clocks import Clock, county_must_meet
from records.staff import Staff

PAGE_LENGTH = 50
COUNTED_UP_TO = 1_000
"""Nobody needs to know whether it is 40,312 or 40,313: beyond this the page says "more than"."""

SORTS = ("due", "requested", "touched", "name")


@dataclass(frozen=True)
class Asked:
    """What a list is asked for. `due_within` is in days and includes clocks already overdue."""

    county: str | None = None
    status: str | None = None
    stage: str | None = None
    worker_id: int | None = None
    unassigned: bool = False
    due_within: int | None = None
    confirmation: str | None = None  # names are searched by POST: no name stands in an address
    sort: str = "due"
    page: int = 1


@dataclass(frozen=True)
class Line:
    """One application in the list, with its soonest running clock."""

    application: Application
    worker: str | None
    due_on: dt.date | None
    clock: str | None


@dataclass(frozen=True)
class Page:
    """One page of lines; `total` stops counting at `COUNTED_UP_TO`."""

    lines: list[Line]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, as far as they were counted."""
        return max(1, -(-self.total // PAGE_LENGTH))

    @property
    def uncounted(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > COUNTED_UP_TO


def page(session: Session, within: ColumnElement[bool], asked: Asked, on: dt.date) -> Page:
    """The lines a member of staff may see (`within`) and asked for."""
    wanted = and_(within, *_filters(asked, on))
    counted = select(Application.id).where(wanted).limit(COUNTED_UP_TO + 1).subquery()
    total = session.scalar(select(func.count()).select_from(counted)) or 0
    rows = session.execute(
        _sorted(_lines(wanted), asked.sort).offset((asked.page - 1) * PAGE_LENGTH).limit(PAGE_LENGTH)
    )
    return Page([Line(of, worker, due_on, clock) for of, worker, due_on, clock in rows], total, asked.page)


def workers(session: Session, within: ColumnElement[bool]) -> list[tuple[int, str]]:
    """Who has applications in reach, by name, for the filter."""
    mine = select(Application.worker_id).where(within, Application.worker_id.is_not(None))
    rows = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(mine)).order_by(Staff.name))
    return [(staff_id, name) for staff_id, name in rows]


def _soonest() -> Select[dt.date]:
    return (
        select(Clock.due_on)
        .where(Clock.application_id == Application.id, county_must_meet())
        .order_by(Clock.due_on, Clock.id)
        .limit(1)
        .correlate(Application)
    )


def _lines(wanted: ColumnElement[bool]) -> Select[Application, str, dt.date, str]:
    due = _soonest().scalar_subquery().label("due_on")
    clock = _soonest().with_only_columns(Clock.question).scalar_subquery().label("clock")
    return select(Application, Staff.name, due, clock).outerjoin(Staff, Staff.id == Application.worker_id).where(wanted)


def _filters(asked: Asked, on: dt.date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, value in (
        (Application.county_code, asked.county),
        (Application.status, asked.status),
        (Application.stage, asked.stage),
        (Application.worker_id, asked.worker_id),
    ):
        if value is not None:
            found.append(column == value)
    if asked.unassigned:
        found.append(Application.worker_id.is_(None))
    if asked.due_within is not None:
        last_day = on + dt.timedelta(days=asked.due_within)
        running = select(Clock.application_id).where(county_must_meet(), Clock.due_on <= last_day)
        found.append(Application.id.in_(running))
    if asked.confirmation:
        found.append(Application.confirmation_number == asked.confirmation)
    return found


def _sorted(query: Select[Application, str, dt.date, str], sort: str) -> Select[Application, str, dt.date, str]:
    """`due`, `requested`, `touched` or `name`, with `-` before it from the other end; those without a clock last."""
    columns: dict[str, tuple[ColumnElement[Any], ...]] = {
        "due": (_soonest().scalar_subquery(), Application.requested_on.expression),
        "requested": (Application.requested_on.expression,),
        "touched": (Application.touched_at.expression,),
        "name": (Application.last_name.expression, Application.first_name.expression),
    }
    chosen = (*columns.get(sort.lstrip("-"), columns["due"]), Application.id.expression)
    backwards = sort.startswith("-")
    return query.order_by(*((each.desc() if backwards else each.asc()).nulls_last() for each in chosen))
