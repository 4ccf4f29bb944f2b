"""The list of applications: filtered, sorted and paged by the database."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from records import carried_list
from records.application import Application
from records.carried_list import Line, Order
from records.listed import Page

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


def page(session: Session, within: ColumnElement[bool], asked: Asked, on: dt.date) -> Page[Line[Application]]:
    """The lines a member of staff may see (`within`) and asked for."""
    values = {
        Application.county_code: asked.county,
        Application.status: asked.status,
        Application.stage: asked.stage,
        Application.worker_id: asked.worker_id,
        Application.confirmation_number: asked.confirmation,
    }
    last_day = None if asked.due_within is None else on + dt.timedelta(days=asked.due_within)
    wanted = and_(within, *carried_list.filters(Application, values, asked.unassigned, last_day))
    order = carried_list.in_order(_orders(), asked.sort, Application.id.expression)
    return carried_list.page(session, Application, wanted, order, asked.page)


def workers(session: Session, within: ColumnElement[bool]) -> list[tuple[int, str]]:
    """Who has applications in reach, by name, for the filter."""
    return carried_list.workers(session, Application, within)


def _orders() -> dict[str, Order]:
    """By each word of SORTS."""
    return {
        "due": (carried_list.soonest(Application).scalar_subquery(), Application.requested_on.expression),
        "requested": (Application.requested_on.expression,),
        "touched": (Application.touched_at.expression,),
        "name": (Application.last_name.expression, Application.first_name.expression),
    }
