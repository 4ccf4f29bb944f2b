"""The exceptions of a pay run: counted by reason, listed a page at a time with who they are about, and paid since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.care_case import Case
from records.enrollment import Enrollment
from records.listed import PAGE_LENGTH, Page, counted
from records.pay_hold import PayHold
from records.payment import Payment
from records.person import Person
from records.timesheet import Timesheet

UNSAID = ""
"""Held by a sentence alone: no row of the law fits."""


@dataclass(frozen=True)
class Asked:
    """What the list of a run's exceptions is asked for; None leaves a filter out."""

    reason: str | None = None
    county: str | None = None
    page: int = 1


@dataclass(frozen=True)
class Held:
    """One held timesheet, or sick leave without one: about whom, and the payment that a later run made of it."""

    hold: PayHold
    timesheet: Timesheet | None
    enrollment: Enrollment
    case: Case
    recipient: Person
    paid: Payment | None


def counts(session: Session, run_id: int, within: ColumnElement[bool]) -> Mapping[str, int]:
    """How many a run holds for each reason, the most first. One may have several reasons and counts for each."""
    mine = select(PayHold.reasons.label("reasons")).where(PayHold.run_id == run_id, within).subquery()
    each = func.jsonb_array_elements_text(mine.c.reasons).table_valued("reason").render_derived()
    by_reason = select(each.c.reason, func.count()).select_from(mine.join(each, true())).group_by(each.c.reason)
    found = {name: int(number) for name, number in session.execute(by_reason)}
    none = select(func.count()).select_from(mine).where(func.jsonb_array_length(mine.c.reasons) == 0)
    unsaid = session.scalar(none) or 0
    return dict(sorted((found | ({UNSAID: unsaid} if unsaid else {})).items(), key=lambda each: (-each[1], each[0])))


def count(session: Session, run_id: int, within: ColumnElement[bool]) -> int:
    """How many of a run's exceptions may be seen, as far as they are counted."""
    return counted(session, select(PayHold.id).where(PayHold.run_id == run_id, within))


def by_county(session: Session, run_id: int) -> Mapping[str, int]:
    """How many are held in each county; a number names nobody."""
    query = select(PayHold.county_code, func.count()).where(PayHold.run_id == run_id).group_by(PayHold.county_code)
    return {code: int(number) for code, number in session.execute(query)}


def page(session: Session, run_id: int, within: ColumnElement[bool], asked: Asked) -> Page[Held]:
    """One page of a run's exceptions, the dearest first."""
    wanted = and_(PayHold.run_id == run_id, within, *_filters(asked))
    rows = _rows().where(wanted).order_by(PayHold.gross_cents.desc().nulls_first(), PayHold.id)
    found = session.execute(rows.offset((asked.page - 1) * PAGE_LENGTH).limit(PAGE_LENGTH)).all()
    return Page([Held(*each) for each in found], counted(session, select(PayHold.id).where(wanted)), asked.page)


def of_timesheet(session: Session, timesheet_id: int) -> list[PayHold]:
    """Each time a timesheet was held, the newest first."""
    query = select(PayHold).where(PayHold.timesheet_id == timesheet_id).order_by(PayHold.id.desc())
    return list(session.scalars(query))


def of_provider(session: Session, enrollment_id: int, within: ColumnElement[bool]) -> list[PayHold]:
    """What of a provider's is held by the newest run that saw it, and was not paid since; the newest first."""
    about = func.coalesce(PayHold.timesheet_id, 0), func.coalesce(PayHold.assignment_id, 0), PayHold.period_begins
    newest = (
        select(PayHold)
        .ext(distinct_on(*about))
        .where(PayHold.enrollment_id == enrollment_id, within, _paid_since().is_(None))
        .order_by(*(each.desc() for each in about), PayHold.id.desc())
    )
    return list(session.scalars(newest.limit(PAGE_LENGTH)))


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(PayHold, Timesheet, Enrollment, Case, Person, Payment)
        .outerjoin(Timesheet, Timesheet.id == PayHold.timesheet_id)
        .outerjoin(Assignment, Assignment.id == PayHold.assignment_id)
        .join(Enrollment, Enrollment.id == PayHold.enrollment_id)
        .join(Case, Case.id == func.coalesce(Timesheet.case_id, Assignment.case_id))
        .join(Person, Person.id == Case.person_id)
        .outerjoin(Payment, Payment.id == _paid_since())
    )


def _paid_since() -> ColumnElement[Any]:
    """The payment that was made of what is held since: of the timesheet, or of the pair's half-month."""
    of_sheet = and_(Payment.timesheet_id == PayHold.timesheet_id, Payment.replaces_id.is_(None))
    of_pair = (Payment.assignment_id == PayHold.assignment_id, Payment.period_begins == PayHold.period_begins)
    of_leave = and_(PayHold.timesheet_id.is_(None), *of_pair, Payment.run_id > PayHold.run_id)
    first = [select(func.min(Payment.id)).where(each).correlate(PayHold) for each in (of_sheet, of_leave)]
    return func.coalesce(*(each.scalar_subquery() for each in first))


def _filters(asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.reason is not None:
        found.append(PayHold.reasons == [] if asked.reason == UNSAID else PayHold.reasons.contains([asked.reason]))
    if asked.county:
        found.append(PayHold.county_code == asked.county)
    return found
