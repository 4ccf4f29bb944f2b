"""Which payment an answer is about: by its number and its trace or warrant number, which must belong together."""

from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from activities.partners.files import Unusable
from activities.payment_files.origin import origin
from records.pay_run import PayRun
from records.payment import Payment

RANK_DIGITS = 7
MOST = 2**63


def trace_of(run: PayRun, payment: Payment) -> str:
    """The trace number of a payment: our bank, and its rank in the run."""
    return f"{origin().odfi}{payment.id - (run.first_payment_id or 0) + 1:0{RANK_DIGITS}d}"


def payment_of_trace(session: Session, line: dict[str, Any]) -> Payment:
    """The payment that a bank's line is about, locked. Raises Unusable where number and trace do not agree."""
    if not line["payment"]:
        return _by_trace_alone(session, line)
    payment = _payment(session, line["payment"], "direct_deposit")
    if trace_of(session.get_one(PayRun, payment.run_id), payment) != line["trace"]:
        raise Unusable(f"The trace number is not that of payment {payment.id}. Nothing was changed.")
    return payment


def payment_of_warrant(session: Session, line: dict[str, Any]) -> Payment:
    """The payment of a warrant, locked. Raises Unusable where there is none of this amount."""
    payment = _payment(session, line["warrant"], "warrant")
    if line["cents"] != str(payment.net_cents):
        raise Unusable(f"The amount is not that of warrant {payment.id}. Nothing was changed.")
    return payment


def _payment(session: Session, number: str, method: str) -> Payment:
    if not (number.isascii() and number.isdecimal()) or int(number) >= MOST:
        raise Unusable("The payment's number is not a number.")
    which = (Payment.id == int(number), Payment.method == method, Payment.is_issued)
    payment = session.scalar(select(Payment).where(*which).with_for_update())
    if payment is None:
        raise Unusable("No payment that was issued so has this number.")
    return payment


def _by_trace_alone(session: Session, line: dict[str, Any]) -> Payment:
    """Some banks leave the number out: the payments of that rank in their run and amount; there must be one."""
    bank, rank = line["trace"][:-RANK_DIGITS], line["trace"][-RANK_DIGITS:]
    if bank != origin().odfi or not rank.isdecimal() or line["says"] != "returned":
        raise Unusable("The line names no payment, and its trace number is none of ours.")
    of_rank = and_(PayRun.id == Payment.run_id, PayRun.first_payment_id + int(rank) - 1 == Payment.id)
    which = (Payment.net_cents == line["cents"], Payment.method == "direct_deposit", PayRun.issued_at.is_not(None))
    query = select(Payment).join(PayRun, of_rank).where(*which, Payment.is_issued)
    found = session.scalars(query.with_for_update(of=Payment)).all()
    if len(found) != 1:
        raise Unusable(f"The line names no payment, and {len(found)} payments have its trace number and amount.")
    return found[0]
