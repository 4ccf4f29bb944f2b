"""The payments of one run, a page at a time: of a county, a program, a way of paying; the dearest first."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from records.care_case import Case
from records.enrollment import Enrollment
from records.listed import PAGE_LENGTH, Page, counted
from records.pay_run import PayRun
from records.payment import Payment
from records.person import Person

SORTS = {
    "gross": Payment.gross_cents,
    "net": Payment.net_cents,
    "minutes": Payment.minutes,
    "number": Payment.id,
}
"""What a list may be sorted by; a minus before it turns it round."""
DEAREST = "-gross"

Line = tuple[Payment, Enrollment | None, Case, Person]


@dataclass(frozen=True)
class Asked:
    """Which payments of a run, in which order."""

    county: str | None = None
    program: str | None = None
    method: str | None = None
    sort: str = DEAREST
    page: int = 1


def page(session: Session, run: PayRun, within: ColumnElement[bool], asked: Asked) -> Page[Line]:
    """One page of them, each with its provider (none: paid in advance to the recipient) and its recipient."""
    wanted = and_(of_run(run), within, *_filters(asked))
    order = SORTS[asked.sort.lstrip("-")]
    rows = (
        select(Payment, Enrollment, Case, Person)
        .outerjoin(Enrollment, Enrollment.id == Payment.enrollment_id)
        .join(Case, Case.id == Payment.case_id)
        .join(Person, Person.id == Case.person_id)
        .where(wanted)
        .order_by(order.desc() if asked.sort.startswith("-") else order, Payment.id)
    )
    found = session.execute(rows.offset((asked.page - 1) * PAGE_LENGTH).limit(PAGE_LENGTH)).all()
    return Page(
        [(payment, provider, case, person) for payment, provider, case, person in found],
        counted(session, select(Payment.id).where(wanted)),
        asked.page,
    )


def of_run(run: PayRun) -> ColumnElement[bool]:
    """Its payments, found in the block of numbers that was set aside for it: no index has the run itself."""
    later = aliased(PayRun)
    beyond = select(func.min(later.first_payment_id)).where(later.first_payment_id > (run.first_payment_id or 0))
    return and_(
        Payment.run_id == run.id,
        Payment.id >= (run.first_payment_id or 0),
        Payment.id < func.coalesce(beyond.scalar_subquery(), 2**62),
    )


def _filters(asked: Asked) -> list[ColumnElement[bool]]:
    told = {
        Payment.county_code: asked.county,
        Payment.program: asked.program,
        Payment.method: asked.method,
    }
    return [column == value for column, value in told.items() if value]
