"""The list of enrollments: filtered, sorted and paged by the database."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import Session

from records import carried_list
from records.carried_list import Line, Order
from records.enrollment import Enrollment
from records.listed import Page

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
MAY_WAIT = ("pending", "waiver_possible", "enrolled_by_waiver")


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


def page(session: Session, within: ColumnElement[bool], asked: Asked, on: dt.date) -> Page[Line[Enrollment]]:
    """The lines a member of staff may see (`within`) and asked for."""
    values = {
        Enrollment.county_code: asked.county,
        Enrollment.status: asked.status,
        Enrollment.worker_id: asked.worker_id,
        Enrollment.enrollment_number: asked.number,
    }
    last_day = None if asked.due_within is None else on + dt.timedelta(days=asked.due_within)
    found = carried_list.filters(Enrollment, values, asked.unassigned, last_day)
    if asked.missing is not None:
        found += [MISSING[asked.missing], Enrollment.status.in_(MAY_WAIT)]
    order = carried_list.in_order(_orders(), asked.sort, Enrollment.id.expression)
    return carried_list.page(session, Enrollment, and_(within, *found), order, asked.page)


def workers(session: Session, within: ColumnElement[bool]) -> list[tuple[int, str]]:
    """Who carries enrollments in reach, by name, for the filter."""
    return carried_list.workers(session, Enrollment, within)


def _orders() -> dict[str, Order]:
    """By each word of SORTS."""
    return {
        "due": (carried_list.soonest(Enrollment).scalar_subquery(), Enrollment.begun_at.expression),
        "begun": (Enrollment.begun_at.expression,),
        "since": (Enrollment.status_since.expression,),
        "touched": (Enrollment.touched_at.expression,),
        "name": (Enrollment.last_name.expression, Enrollment.first_name.expression),
    }
