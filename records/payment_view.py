"""What the page of a payment is made of: lines, orders, ledger, answers, timesheet; a pair's and a provider's list."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select, text
from sqlalchemy.orm import Session, joinedload

from records.assignment import Assignment
from records.care_case import Case
from records.enrollment import Enrollment
from records.ledger import LedgerLine
from records.listed import PAGE_LENGTH, Page, counted
from records.made_void import of_wages_since
from records.pay_order import PayOrder
from records.pay_run import PayRun
from records.pay_setup import DirectDeposit, WithholdingCertificate
from records.payment import OrderTaken, PayLine, Payment
from records.payment_file import PaymentAnswer
from records.person import Person
from records.timesheet import Timesheet
from records.worked_weeks import sunday

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Taken:
    """What a payment gave to an order."""

    order: PayOrder
    cents: int


@dataclass(frozen=True)
class Seen:
    """A payment as its page shows it. `replaced_by` is the one that was issued anew for it."""

    payment: Payment
    run: PayRun
    enrollment: Enrollment
    case: Case
    recipient: Person
    timesheet: Timesheet | None
    lines: list[PayLine]
    taken: list[Taken]
    ledger: list[LedgerLine]
    answers: list[PaymentAnswer]
    account: DirectDeposit | None
    replaces: Payment | None
    replaced_by: Payment | None

    @property
    def weeks(self) -> list[dt.date]:
        """The Sundays of the workweeks in which time of its half-month was paid."""
        if self.timesheet is None:
            return []
        first, minutes = self.timesheet.period_begins, self.timesheet.day_minutes or []
        days = [first + dt.timedelta(days=number) for number, paid in enumerate(minutes) if paid]
        return sorted({sunday(day) for day in days})


def see(session: Session, payment: Payment) -> Seen:
    """Read everything the page of a payment shows."""
    timesheet = session.get(Timesheet, payment.timesheet_id) if payment.timesheet_id else None
    case = session.get_one(Case, payment.case_id, options=[joinedload(Case.person)])
    account = session.get(DirectDeposit, payment.direct_deposit_id) if payment.direct_deposit_id else None
    return Seen(
        payment=payment,
        run=session.get_one(PayRun, payment.run_id),
        enrollment=session.get_one(Enrollment, payment.enrollment_id),
        case=case,
        recipient=case.person,
        timesheet=timesheet,
        lines=lines(session, payment.id),
        taken=taken(session, payment.id),
        ledger=ledger(session, payment.id),
        answers=answers(session, payment.id),
        account=account,
        replaces=session.get(Payment, payment.replaces_id) if payment.replaces_id else None,
        replaced_by=_issued_anew(session, payment),
    )


def recipient_id(session: Session, payment: Payment) -> int:
    """The person for whose care it was paid."""
    return session.get_one(Case, payment.case_id).person_id


def lines(session: Session, payment_id: int) -> list[PayLine]:
    """Its lines as they are printed."""
    return list(session.scalars(select(PayLine).where(PayLine.payment_id == payment_id).order_by(PayLine.number)))


def taken(session: Session, payment_id: int) -> list[Taken]:
    """What it gave to orders, the highest first."""
    query = select(PayOrder, OrderTaken.cents).join(OrderTaken, OrderTaken.order_id == PayOrder.id)
    found = session.execute(query.where(OrderTaken.payment_id == payment_id).order_by(OrderTaken.cents.desc()))
    return [Taken(order, cents) for order, cents in found]


def ledger(session: Session, payment_id: int) -> list[LedgerLine]:
    """Its lines of the ledger, posting by posting."""
    order = (LedgerLine.posting, LedgerLine.account, LedgerLine.share)
    return list(session.scalars(select(LedgerLine).where(LedgerLine.payment_id == payment_id).order_by(*order)))


def answers(session: Session, payment_id: int) -> list[PaymentAnswer]:
    """What the bank or the Controller said of it, as it came."""
    query = select(PaymentAnswer).where(PaymentAnswer.payment_id == payment_id).order_by(PaymentAnswer.id)
    return list(session.scalars(query))


def _issued_anew(session: Session, payment: Payment) -> Payment | None:
    """The pair's payment that took its place; looked for among the few of the pair."""
    query = select(Payment).where(Payment.assignment_id == payment.assignment_id, Payment.replaces_id == payment.id)
    return session.scalar(query.order_by(Payment.id.desc()).limit(1))


def of_timesheet(session: Session, timesheet_id: int, within: ColumnElement[bool]) -> list[Payment]:
    """What a timesheet was paid, and what was issued anew for it."""
    first = select(Payment).where(Payment.timesheet_id == timesheet_id, Payment.replaces_id.is_(None), within)
    found = list(session.scalars(first))
    if not found:
        return []
    anew = select(Payment).where(
        Payment.assignment_id == found[0].assignment_id,
        Payment.timesheet_id == timesheet_id,
        Payment.replaces_id.is_not(None),
    )
    return [*found, *session.scalars(anew.order_by(Payment.id))]


def certificates(session: Session, payment: Payment) -> dict[str, WithholdingCertificate]:
    """The W-4 and the DE 4 that were in force on its pay date, by form."""
    row, on = WithholdingCertificate, payment.pay_date
    in_force = and_(row.starts_on <= on, (row.ended_on.is_(None)) | (row.ended_on > on))
    query = select(row).where(row.enrollment_id == payment.enrollment_id, in_force).order_by(row.starts_on, row.id)
    return {each.form: each for each in session.scalars(query)}


@dataclass(frozen=True)
class Asked:
    """Which payments: of a pair, of a provider's assignments, or of both."""

    assignment_id: int | None = None
    enrollment_id: int | None = None
    page: int = 1


def page(session: Session, within: ColumnElement[bool], asked: Asked) -> Page[tuple[Payment, Case, Person]]:
    """One page of payments, the newest first, each with its recipient."""
    pairs = select(Assignment.id)
    if asked.assignment_id is not None:
        pairs = pairs.where(Assignment.id == asked.assignment_id)
    if asked.enrollment_id is not None:
        pairs = pairs.where(Assignment.enrollment_id == asked.enrollment_id)
    wanted = and_(Payment.assignment_id.in_(pairs), within)
    rows = (
        select(Payment, Case, Person)
        .join(Case, Case.id == Payment.case_id)
        .join(Person, Person.id == Case.person_id)
        .where(wanted)
        .order_by(Payment.id.desc())
    )
    found = session.execute(rows.offset((asked.page - 1) * PAGE_LENGTH).limit(PAGE_LENGTH)).all()
    lines = [(payment, case, person) for payment, case, person in found]
    return Page(lines, counted(session, select(Payment.id).where(wanted)), asked.page)


def earlier_quarter_most(session: Session, payment: Payment, quarter: dt.date) -> int:
    """The most that the pair had been paid in a quarter before this one, of this or the last year; cents."""
    query = select(func.max(Payment.quarter_to_date_cents)).where(
        Payment.assignment_id == payment.assignment_id,
        Payment.id < payment.id,
        Payment.pay_date < quarter,
        Payment.pay_date >= dt.date(quarter.year - 1, 1, 1),
    )
    return session.scalar(query) or 0


def untaken_before(session: Session, payment: Payment, since: dt.date, tax: str, whose: Collection[str]) -> bool:
    """Whether nothing of a tax was withheld of the pair's wages from a day on, before this payment, though the tax was
    for who they were to each other (`whose`): it was put off, as no payment could bear it, or its payment is void."""
    mine = (Payment.assignment_id == payment.assignment_id, Payment.id < payment.id, Payment.pay_date >= since)
    of_these = text(of_wages_since("payment", ":since")).bindparams(since=since)
    taken, for_all = func.sum(getattr(Payment, tax)), func.bool_and(Payment.relationship.in_(whose))
    return bool(session.scalar(select(and_(taken <= 0, for_all)).where(*mine, of_these)))
