"""One payment as its earnings statement tells it: lines, days, what was taken off, and the year as it stood then.

Reckoned from records each time it is asked for, and the same each time: what came later, a payment that came back or a
timesheet accepted since, changes nothing of what was true on the pay date. Cents, minutes, days.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.pay_counted import first_paid, is_wages, wage_day, year_of
from records.pay_order import PayOrder
from records.payment import OrderTaken, PayLine, Payment
from records.periods import days
from records.timesheet import Timesheet, TimesheetEntry

TAXES = (
    "social_security_cents",
    "medicare_cents",
    "sdi_cents",
    "federal_income_tax_cents",
    "state_income_tax_cents",
)
SUMMED = ("gross_cents", *TAXES, "share_of_cost_cents", "deductions_cents", "minutes")
"""What a year adds up. Its net is what they leave: money that came back and went out again was paid once."""


@dataclass(frozen=True)
class Taken:
    """What one order was given: its kind, to whom, this payment and the year to date."""

    kind: str
    payee: str
    cents: int
    year_cents: int


@dataclass(frozen=True)
class Earnings:
    """A payment with all that its statement tells; `year`: the sums of SUMMED with this recipient until it."""

    payment: Payment
    lines: Sequence[PayLine]
    taken: Sequence[Taken]
    by_day: dict[dt.date, int]
    year: dict[str, int]

    @property
    def came_back_cents(self) -> int:
        """Money of an earlier payment that came back and is paid with this one, or is undone by it."""
        return self.payment.net_cents - left_of({name: getattr(self.payment, name) for name in SUMMED})

    @property
    def beyond_advance(self) -> bool:
        """Whether it pays what a timesheet came to beyond the recipient's advance: money without wages of its own."""
        return self.payment.adjusts_id is not None and self.payment.net_cents > self.payment.gross_cents


def earnings(session: Session, payment: Payment) -> Earnings:
    """What a payment's statement tells."""
    lines = session.scalars(select(PayLine).where(PayLine.payment_id == payment.id).order_by(PayLine.number)).all()
    then = _until(session, payment)
    return Earnings(payment, lines, _taken(session, payment, then), _by_day(session, payment), _sums(session, then))


def left_of(sums: Mapping[str, int]) -> int:
    """What is left of gross after all that was taken off."""
    return sums["gross_cents"] - sum(sums[name] for name in (*TAXES, "share_of_cost_cents", "deductions_cents"))


def what_of(line: PayLine, payment: Payment) -> str:
    """What a line is about: its kind; of a difference to another payment what was `settled` or `overpaid` before."""
    if line.kind != "difference" or payment.adjusts_id is None:
        return line.kind
    return "settled" if line.rate_cents else "overpaid"


def number_of(payment: Payment) -> str:
    """The number of a payment and its statement, in ten digits."""
    return f"{payment.id:010d}"


def pair_of(session: Session, payment: Payment) -> list[int]:
    """The spells of the payment's provider with its recipient."""
    both = Assignment.enrollment_id == payment.enrollment_id, Assignment.case_id == payment.case_id
    return list(session.scalars(select(Assignment.id).where(*both)))


def _until(session: Session, payment: Payment) -> Any:
    """The ids of the pair's payments of the year until this one, itself among them."""
    of_pair = Payment.assignment_id.in_(pair_of(session, payment))
    first = first_paid(of_pair)
    day = wage_day(first)
    joined = select(day).select_from(Payment).outerjoin(first, first.c.id == Payment.id)
    own = session.scalar(joined.where(Payment.id == payment.id)) or payment.pay_date
    query = select(Payment.id).outerjoin(first, first.c.id == Payment.id)
    return query.where(of_pair, day.between(*year_of(own)), or_(Payment.id == payment.id, _before(payment)))


def _before(payment: Payment) -> ColumnElement[bool]:
    """Released, and paid before this one."""
    return and_(is_wages(), tuple_(Payment.pay_date, Payment.id) < tuple_(payment.pay_date, payment.id))


def _sums(session: Session, ids: Any) -> dict[str, int]:
    sums = [func.coalesce(func.sum(getattr(Payment, name)), 0) for name in SUMMED]
    row = session.execute(select(*sums).where(Payment.id.in_(ids))).one()
    return dict(zip(SUMMED, map(int, row), strict=True))


def _taken(session: Session, payment: Payment, ids: Any) -> list[Taken]:
    now = func.sum(OrderTaken.cents).filter(OrderTaken.payment_id == payment.id)
    query = (
        select(PayOrder.kind, PayOrder.payee, func.coalesce(now, 0), func.sum(OrderTaken.cents))
        .join(PayOrder, PayOrder.id == OrderTaken.order_id)
        .where(OrderTaken.payment_id.in_(ids))
        .group_by(PayOrder.kind, PayOrder.payee)
        .order_by(PayOrder.kind, PayOrder.payee)
    )
    return [Taken(kind, payee, int(cents), int(year)) for kind, payee, cents, year in session.execute(query)]


def _by_day(session: Session, payment: Payment) -> dict[dt.date, int]:
    """Payable minutes of care by day of the half-month; none of a payment without a timesheet."""
    row = session.get(Timesheet, payment.timesheet_id) if payment.timesheet_id else None
    if row is None:
        return {}
    if row.day_minutes is not None:
        return dict(zip(days(row.period_begins), row.day_minutes, strict=False))
    query = select(TimesheetEntry.day, func.sum(TimesheetEntry.payable_minutes)).where(
        TimesheetEntry.timesheet_id == row.id, TimesheetEntry.version == row.version
    )
    found = {day: int(minutes or 0) for day, minutes in session.execute(query.group_by(TimesheetEntry.day))}
    return {day: found.get(day, 0) for day in days(row.period_begins)}
