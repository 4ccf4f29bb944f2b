"""Lists of what workers carry, applications and enrollments: who carries each, and its soonest running clock."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from records.application import Application
from records.clocks import Clock, county_must_meet
from records.enrollment import Enrollment
from records.listed import PAGE_LENGTH, Page, counted
from records.staff import Staff

Row = TypeVar("Row", Application, Enrollment)
Order = tuple[ColumnElement[Any], ...]


@dataclass(frozen=True)
class Line(Generic[Row]):
    """One application or enrollment in the list, with its soonest running clock."""

    of: Row
    worker: str | None
    due_on: dt.date | None
    clock: str | None


def page(session: Session, model: type[Row], wanted: ColumnElement[bool], order: Order, number: int) -> Page[Line[Row]]:
    """The lines of one page, in an order."""
    total = counted(session, select(model.id).where(wanted))
    due = soonest(model).scalar_subquery().label("due_on")
    clock = soonest(model).with_only_columns(Clock.question).scalar_subquery().label("clock")
    query = select(model, Staff.name, due, clock).outerjoin(Staff, Staff.id == model.worker_id).where(wanted)
    rows = session.execute(query.order_by(*order).offset((number - 1) * PAGE_LENGTH).limit(PAGE_LENGTH))
    return Page([Line(of, worker, due_on, question) for of, worker, due_on, question in rows], total, number)


def workers(session: Session, model: type[Row], within: ColumnElement[bool]) -> list[tuple[int, str]]:
    """Who carries what is in reach, by name, for the filter."""
    mine = select(model.worker_id).where(within, model.worker_id.is_not(None))
    rows = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(mine)).order_by(Staff.name))
    return [(staff_id, name) for staff_id, name in rows]


def soonest(model: type[Row]) -> Select[dt.date]:
    """The last day of the clock that runs out first."""
    running = select(Clock.due_on).where(_about(model) == model.id, county_must_meet())
    return running.order_by(Clock.due_on, Clock.id).limit(1).correlate(model)


def filters(model: type[Row], values: Mapping[Any, Any], unassigned: bool, last_day: dt.date | None) -> list[Any]:
    """Columns that are to have a value (none: any), nobody's, or with a clock that runs out by a day."""
    found: list[Any] = [column == value for column, value in values.items() if value is not None]
    if unassigned:
        found.append(model.worker_id.is_(None))
    if last_day is not None:
        about = _about(model)
        running = select(about).where(about.is_not(None), county_must_meet(), Clock.due_on <= last_day)
        found.append(model.id.in_(running))
    return found


def in_order(orders: Mapping[str, Order], sort: str, last: ColumnElement[Any]) -> Order:
    """The order of a word (the first, if there is no such), with `-` before it backwards; what has none comes last."""
    chosen = (*orders.get(sort.lstrip("-"), next(iter(orders.values()))), last)
    backwards = sort.startswith("-")
    return tuple((each.desc() if backwards else each.asc()).nulls_last() for each in chosen)


def _about(model: type[Row]) -> Any:
    return getattr(Clock, f"{model.__tablename__}_id")
