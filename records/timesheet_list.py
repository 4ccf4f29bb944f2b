"""Lists of timesheets: filtered and paged by the database, the newest first; those of a pair, a case, a provider."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session, joinedload

from records.care_case import Case
from records.enrollment import Enrollment
from records.listed import PAGE_LENGTH, Page, counted
from records.periods import month
from records.timesheet import Timesheet

SORTS = ("newest", "oldest")
FEW = 6
"""How many a card of another page shows."""

PEOPLE = (joinedload(Timesheet.enrollment), joinedload(Timesheet.case).joinedload(Case.person))
"""What a line of a list needs of its row."""


@dataclass(frozen=True)
class Asked:
    """What the list is asked for; None leaves a filter out."""

    status: str | None = None
    county: str | None = None
    period_begins: dt.date | None = None
    worker_id: int | None = None
    case_number: str | None = None
    enrollment_number: str | None = None
    sort: str = "newest"
    page: int = 1


def page(session: Session, within: ColumnElement[bool], asked: Asked) -> Page[Timesheet]:
    """The timesheets in reach that were asked for; what is being typed and not sent yet only where it is asked for."""
    wanted = and_(within, *_filters(asked))
    order = Timesheet.id.asc() if asked.sort == "oldest" else Timesheet.id.desc()
    total = counted(session, select(Timesheet.id).where(wanted))
    rows = select(Timesheet).where(wanted).options(*PEOPLE).order_by(order)
    some = rows.offset((asked.page - 1) * PAGE_LENGTH).limit(PAGE_LENGTH)
    return Page(list(session.scalars(some)), total, asked.page)


def _filters(asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    found.append(Timesheet.status == asked.status if asked.status else Timesheet.status != "draft")
    if asked.county:
        found.append(Timesheet.county_code == asked.county)
    if asked.period_begins:
        found.append(Timesheet.period_begins == asked.period_begins)
    if asked.worker_id:
        found.append(Timesheet.case_id.in_(select(Case.id).where(Case.worker_id == asked.worker_id)))
    if asked.case_number:
        found.append(Timesheet.case_id.in_(select(Case.id).where(Case.case_number == asked.case_number)))
    if asked.enrollment_number:
        same = Enrollment.enrollment_number == asked.enrollment_number
        found.append(Timesheet.enrollment_id.in_(select(Enrollment.id).where(same)))
    return found


def of_month(session: Session, assignment_id: int, in_month: dt.date) -> list[Timesheet]:
    """A pair's timesheets of a month, corrected ones too."""
    first, last = month(in_month)
    mine = _newest().where(Timesheet.assignment_id == assignment_id, Timesheet.period_begins.between(first, last))
    return list(session.scalars(mine))


def few_of_case(session: Session, case_id: int) -> list[Timesheet]:
    """A recipient's newest."""
    return list(session.scalars(_newest().where(Timesheet.case_id == case_id, _current()).limit(FEW)))


def few_of_enrollment(session: Session, enrollment_id: int, within: ColumnElement[bool]) -> list[Timesheet]:
    """A provider's newest within reach."""
    mine = _newest().where(Timesheet.enrollment_id == enrollment_id, within, _current())
    return list(session.scalars(mine.limit(FEW)))


def _newest() -> Select[Timesheet]:
    return select(Timesheet).options(*PEOPLE).order_by(Timesheet.period_begins.desc(), Timesheet.id.desc())


def _current() -> ColumnElement[bool]:
    return Timesheet.superseded_at.is_(None)
