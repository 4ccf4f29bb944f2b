"""The exceptions of a pay run: counted by reason, listed a page at a time with who they are about, and paid since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select, true
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

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
    """One held timesheet: about whom, and the payment that a later run made of it, if any."""

    hold: PayHold
    timesheet: Timesheet
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
    paid = exists().where(Payment.timesheet_id == PayHold.timesheet_id, Payment.replaces_id.is_(None))
    mine = select(Timesheet.id).where(Timesheet.enrollment_id == enrollment_id)
    newest = (
        select(PayHold)
        .ext(distinct_on(PayHold.timesheet_id))
        .where(PayHold.timesheet_id.in_(mine), within, ~paid)
        .order_by(PayHold.timesheet_id.desc(), PayHold.id.desc())
    )
    return list(session.scalars(newest.limit(PAGE_LENGTH)))


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(PayHold, Timesheet, Enrollment, Case, Person, Payment)
        .join(Timesheet, Timesheet.id == PayHold.timesheet_id)
        .join(Enrollment, Enrollment.id == PayHold.enrollment_id)
        .join(Case, Case.id == Timesheet.case_id)
        .join(Person, Person.id == Case.person_id)
        .outerjoin(Payment, and_(Payment.timesheet_id == PayHold.timesheet_id, Payment.replaces_id.is_(None)))
    )


def _filters(asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.reason is not None:
        found.append(PayHold.reasons == [] if asked.reason == UNSAID else PayHold.reasons.contains([asked.reason]))
    if asked.county:
        found.append(PayHold.county_code == asked.county)
    return found
