"""A provider's pay as they see it: payments, what is on its way, and what is held and why."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from records.listed import PAGE_LENGTH
from records.pay_hold import PayHold
from records.pay_run import PayRun
from records.payment import Payment
from records.timesheet import Timesheet

UNDER_WAY = ("planned", "calculating", "awaiting_officer", "awaiting_supervisor", "issuing", "stopped")
MOST_UNPAID = 24


@dataclass(frozen=True)
class Unpaid:
    """An accepted timesheet that nothing was paid for yet: the run that reckons it, or what holds it."""

    timesheet: Timesheet
    run: PayRun | None
    hold: PayHold | None


def payments(session: Session, of: ColumnElement[bool], page: int) -> list[Payment]:
    """One page of released payments, the newest first, and one more if there is another page."""
    query = select(Payment).where(of, Payment.is_issued).order_by(Payment.pay_date.desc(), Payment.id.desc())
    return list(session.scalars(query.limit(PAGE_LENGTH + 1).offset(PAGE_LENGTH * (page - 1))))


def released(session: Session, of: ColumnElement[bool], payment_id: int) -> Payment | None:
    """One released payment, if it is among these."""
    return session.scalar(select(Payment).where(of, Payment.id == payment_id, Payment.is_issued))


def anew(session: Session, payment: Payment) -> Payment | None:
    """The released payment that took a payment's place."""
    own = Payment.assignment_id == payment.assignment_id, Payment.replaces_id == payment.id
    return session.scalar(select(Payment).where(*own, Payment.is_issued).order_by(Payment.id.desc()).limit(1))


def unpaid(session: Session, assignment_ids: Sequence[int]) -> list[Unpaid]:
    """Accepted timesheets without a released payment, the newest half-month first.

    The county's corrections are left out unless a run holds them: what they owe is a difference, or nothing.
    """
    paid = select(Payment.id).where(Payment.timesheet_id == Timesheet.id, Payment.is_issued)
    query = select(Timesheet).where(
        Timesheet.assignment_id.in_(assignment_ids),
        Timesheet.status == "accepted",
        Timesheet.superseded_at.is_(None),
        Timesheet.payable_minutes > 0,
        ~paid.exists(),
    )
    ordered = query.order_by(Timesheet.period_begins.desc(), Timesheet.id.desc()).limit(MOST_UNPAID)
    found = [_why(session, row) for row in session.scalars(ordered)]
    return [each for each in found if each.timesheet.corrects_id is None or each.hold or each.run]


def _why(session: Session, row: Timesheet) -> Unpaid:
    reckoned = session.scalar(
        select(PayRun)
        .join(Payment, Payment.run_id == PayRun.id)
        .where(Payment.timesheet_id == row.id, ~Payment.is_issued, PayRun.status.in_(UNDER_WAY))
        .limit(1)
    )
    if reckoned is not None:
        return Unpaid(row, reckoned, None)
    held = select(PayHold).where(PayHold.timesheet_id == row.id).order_by(PayHold.run_id.desc()).limit(1)
    return Unpaid(row, None, session.scalar(held))


def next_pay_date(session: Session, today: dt.date) -> dt.date | None:
    """The next day on which a run that is under way pays."""
    query = select(PayRun.pay_date).where(PayRun.status.in_(UNDER_WAY), PayRun.pay_date >= today)
    return session.scalar(query.order_by(PayRun.pay_date).limit(1))
