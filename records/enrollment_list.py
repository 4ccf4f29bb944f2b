"""The list of enrollments: filtered, sorted and paged by the database."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from records.clocks import Clock, county_must_meet
from records.enrollment import Enrollment
from records.staff import Staff

PAGE_LENGTH = 50
COUNTED_UP_TO = 1_000

SORTS = ("due", "begun", "since", "touched", "name")

MISSING: dict[str, ColumnElement[bool]] = {
    "form": Enrollment.application_received_on.is_(None),
    "fingerprints": Enrollment.fingerprints_taken_on.is_(None),
    "orientation": Enrollment.orientation_attended_on.is_(None),
    "agreement": Enrollment.agreement_signed_on.is_(None),
    "ssn": Enrollment.ssn_standing != "verified",
    "list": Enrollment.list_standing != "clear",
    "background": Enrollment.background.in_(("not_asked", "asked", "delayed")),
    "evaluation": Enrollment.background == "record",
}
"""What an enrollment may wait for, by the word of the filter."""


@dataclass(frozen=True)
class Asked:
    """What a list is asked for. `due_within` is in days and includes clocks already overdue."""

    county: str | None = None
    status: str | None = None
    missing: str | None = None
    worker_id: int | None = None
    unassigned: bool = False
    due_within: int | None = None
    number: str | None = None  # names are searched by POST: no name stands in an address
    sort: str = "due"
    page: int = 1


@dataclass(frozen=True)
class Line:
    """One enrollment in the list, with its soonest running clock."""

    enrollment: Enrollment
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
    counted = select(Enrollment.id).where(wanted).limit(COUNTED_UP_TO + 1).subquery()
    total = session.scalar(select(func.count()).select_from(counted)) or 0
    rows = session.execute(
        _sorted(_lines(wanted), asked.sort).offset((asked.page - 1) * PAGE_LENGTH).limit(PAGE_LENGTH)
    )
    return Page([Line(of, worker, due_on, clock) for of, worker, due_on, clock in rows], total, asked.page)


def workers(session: Session, within: ColumnElement[bool]) -> list[tuple[int, str]]:
    """Who carries enrollments in reach, by name, for the filter."""
    mine = select(Enrollment.worker_id).where(within, Enrollment.worker_id.is_not(None))
    rows = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(mine)).order_by(Staff.name))
    return [(staff_id, name) for staff_id, name in rows]


def _soonest() -> Select[dt.date]:
    return (
        select(Clock.due_on)
        .where(Clock.enrollment_id == Enrollment.id, county_must_meet())
        .order_by(Clock.due_on, Clock.id)
        .limit(1)
        .correlate(Enrollment)
    )


def _lines(wanted: ColumnElement[bool]) -> Select[Enrollment, str, dt.date, str]:
    due = _soonest().scalar_subquery().label("due_on")
    clock = _soonest().with_only_columns(Clock.question).scalar_subquery().label("clock")
    return select(Enrollment, Staff.name, due, clock).outerjoin(Staff, Staff.id == Enrollment.worker_id).where(wanted)


def _filters(asked: Asked, on: dt.date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (Enrollment.county_code, asked.county),
            (Enrollment.status, asked.status),
            (Enrollment.worker_id, asked.worker_id),
            (Enrollment.enrollment_number, asked.number),
        )
        if value is not None
    ]
    if asked.unassigned:
        found.append(Enrollment.worker_id.is_(None))
    if asked.missing is not None:
        found += [MISSING[asked.missing], Enrollment.status.in_(("pending", "waiver_possible", "enrolled_by_waiver"))]
    if asked.due_within is not None:
        last_day = on + dt.timedelta(days=asked.due_within)
        running = select(Clock.enrollment_id).where(county_must_meet(), Clock.due_on <= last_day)
        found.append(Enrollment.id.in_(running.where(Clock.enrollment_id.is_not(None))))
    return found


def _sorted(query: Select[Enrollment, str, dt.date, str], sort: str) -> Select[Enrollment, str, dt.date, str]:
    """By a word of SORTS, with `-` before it from the other end; those without a clock last."""
    columns: dict[str, tuple[ColumnElement[Any], ...]] = {
        "due": (_soonest().scalar_subquery(), Enrollment.begun_at.expression),
        "begun": (Enrollment.begun_at.expression,),
        "since": (Enrollment.status_since.expression,),
        "touched": (Enrollment.touched_at.expression,),
        "name": (Enrollment.last_name.expression, Enrollment.first_name.expression),
    }
    chosen = (*columns.get(sort.lstrip("-"), columns["due"]), Enrollment.id.expression)
    backwards = sort.startswith("-")
    return query.order_by(*((each.desc() if backwards else each.asc()).nulls_last() for each in chosen))
