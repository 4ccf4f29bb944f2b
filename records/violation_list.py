"""The list of violations: filtered, sorted and paged by the database."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from records.clocks import RIGHTS, Clock
from records.enrollment import Enrollment
from records.listed import PAGE_LENGTH, Page, counted
from records.violation import STATUSES, Violation, ViolationFinding

SORTS = ("due", "found", "month", "name")
OPEN = tuple(each for each in STATUSES if each not in ("standing", "ended"))
"""Standings in which something is still to come of a person's word."""


@dataclass(frozen=True)
class Asked:
    """What a list is asked for. `due_within` is in days and includes clocks already overdue."""

    statuses: tuple[str, ...] = OPEN
    due_within: int | None = None
    sort: str = "due"
    page: int = 1


@dataclass(frozen=True)
class Line:
    """One violation in the list, with its next clock (the county's first) and how many limits were passed."""

    of: Violation
    provider: Enrollment
    due_on: dt.date | None
    clock: str | None
    found: int

    @property
    def is_right(self) -> bool:
        """Whether the days of its clock are the provider's to use: nobody is late."""
        return self.clock in RIGHTS


def page(session: Session, within: ColumnElement[bool], asked: Asked, on: dt.date) -> Page[Line]:
    """The lines a member of staff may see (`within`) and asked for."""
    wanted = [within, Violation.status.in_(asked.statuses)]
    if asked.due_within is not None:
        last_day = on + dt.timedelta(days=asked.due_within)
        wanted.append(_soonest(Clock.due_on).scalar_subquery() <= last_day)
    total = counted(session, select(Violation.id).where(*wanted))
    count = select(func.count()).where(ViolationFinding.violation_id == Violation.id).scalar_subquery()
    due, clock = _soonest(Clock.due_on).scalar_subquery(), _soonest(Clock.question).scalar_subquery()
    query = (
        select(Violation, Enrollment, due, clock, count)
        .join(Enrollment, Enrollment.id == Violation.enrollment_id)
        .where(*wanted)
        .order_by(*_order(asked.sort, due))
        .offset((asked.page - 1) * PAGE_LENGTH)
        .limit(PAGE_LENGTH)
    )
    return Page([Line(*row) for row in session.execute(query)], total, asked.page)


def by_status(session: Session, within: ColumnElement[bool]) -> dict[str, int]:
    """How many stand where."""
    query = select(Violation.status, func.count()).where(within).group_by(Violation.status)
    return {status: number for status, number in session.execute(query)}


def _soonest(column: Any) -> Select[Any]:
    running: Select[Any] = select(column).where(Clock.violation_id == Violation.id, Clock.outcome.is_(None))
    provider_s = Clock.question.in_(RIGHTS)  # false comes first
    return running.order_by(provider_s, Clock.due_on, Clock.id).limit(1).correlate(Violation)


def _order(sort: str, due: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    columns: dict[str, tuple[ColumnElement[Any], ...]] = {
        "due": (due,),
        "found": (Violation.found_at.expression,),
        "month": (Violation.month.expression,),
        "name": (Enrollment.last_name.expression, Enrollment.first_name.expression),
    }
    backwards = sort.startswith("-")
    chosen: tuple[ColumnElement[Any], ...] = (*columns.get(sort.lstrip("-"), columns["due"]), Violation.id.expression)
    return [(each.desc() if backwards else each.asc()).nulls_last() for each in chosen]
