"""Payments that came back, and notices that a bank account is another: what the desk of answers looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from records.enrollment import Enrollment
from records.listed import PAGE_LENGTH, Page, counted
from records.pay_run import PayRun
from records.payment import Payment
from records.payment_file import PaymentAnswer
from records.payment_repair import PaymentRepair

STATUSES = ("returned", "void", "stale")
OF_PROVIDERS = Payment.enrollment_id.is_not(None)
"""What came back of a month in advance is dealt with where the advances are (records/advance_view.py)."""


@dataclass(frozen=True)
class Back:
    """One payment whose money is here again: the last answer, and the special run under way that mends it."""

    payment: Payment
    provider: Enrollment
    answer: PaymentAnswer | None
    run: PayRun | None


def page(session: Session, within: ColumnElement[bool], status: str | None, number: int) -> Page[Back]:
    """One page, the oldest run first; a partial index holds only these."""
    wanted = and_(Payment.own_status.in_((status,) if status else STATUSES), within, OF_PROVIDERS, ~_mended())
    rows = (
        select(Payment, Enrollment)
        .join(Enrollment, Enrollment.id == Payment.enrollment_id)
        .where(wanted)
        .order_by(Payment.run_id, Payment.id)
    )
    found = session.execute(rows.offset((number - 1) * PAGE_LENGTH).limit(PAGE_LENGTH)).all()
    ids = [payment.id for payment, _ in found]
    answers, runs = _answers(session, ids), _runs(session, ids)
    lines = [Back(row, provider, answers.get(row.id), runs.get(row.id)) for row, provider in found]
    return Page(lines, counted(session, select(Payment.id).where(wanted)), number)


def count(session: Session, within: ColumnElement[bool]) -> int:
    """How many came back and wait, as far as they are counted."""
    wanted = and_(Payment.own_status.in_(STATUSES), within, OF_PROVIDERS, ~_mended())
    return counted(session, select(Payment.id).where(wanted))


def _mended() -> ColumnElement[bool]:
    """A special run that is issued took it up: the money is on its way, or the wages were taken back."""
    done = select(PaymentRepair.id).join(PayRun, PayRun.id == PaymentRepair.run_id)
    mine = (PaymentRepair.payment_id == Payment.id, PaymentRepair.kind != "stop", PayRun.status == "issued")
    return done.where(*mine).exists()


def _answers(session: Session, ids: Sequence[int]) -> dict[int, PaymentAnswer]:
    query = select(PaymentAnswer).where(PaymentAnswer.payment_id.in_(ids)).order_by(PaymentAnswer.id)
    return {each.payment_id: each for each in session.scalars(query)}


def _runs(session: Session, ids: Sequence[int]) -> dict[int, PayRun]:
    query = select(PaymentRepair.payment_id, PayRun).join(PayRun, PayRun.id == PaymentRepair.run_id)
    found = session.execute(query.where(PaymentRepair.payment_id.in_(ids), PayRun.status != "discarded"))
    return {payment_id: run for payment_id, run in found if payment_id is not None}


@dataclass(frozen=True)
class Change:
    """A bank's notice that an account is another."""

    answer: PaymentAnswer
    payment: Payment
    provider: Enrollment


def changes(session: Session, within: ColumnElement[bool], most: int = PAGE_LENGTH) -> list[Change]:
    """Notices that nobody has dealt with, the oldest first."""
    rows = (
        select(PaymentAnswer, Payment, Enrollment)
        .join(Payment, Payment.id == PaymentAnswer.payment_id)
        .join(Enrollment, Enrollment.id == Payment.enrollment_id)
        .where(PaymentAnswer.settled_at.is_(None), PaymentAnswer.answer == "notice_of_change", within)
        .order_by(PaymentAnswer.came_at, PaymentAnswer.id)
    )
    return [Change(*found) for found in session.execute(rows.limit(most))]
