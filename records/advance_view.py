"""What the page of months in advance is made of: whose they are, and who was not paid in the last run, and why."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from records.care_case import Case
from records.pay_order import AdvanceHold, AdvancePayment
from records.pay_run import PayRun
from records.payment import Payment
from records.payments_back import STATUSES


def cases(session: Session, case_ids: Iterable[int]) -> dict[int, Case]:
    """Cases with their people, by id."""
    rows = select(Case).where(Case.id.in_(list(case_ids))).options(joinedload(Case.person))
    return {row.id: row for row in session.scalars(rows)}


def came_back(session: Session, mine: ColumnElement[bool]) -> list[Payment]:
    """Payments of months in advance whose money is here again and waits for a word, the oldest first.

    Nothing more comes of a month that is settled as given back (`payment_repairs.why_given_back`).
    """
    month = (AdvancePayment.case_id == Payment.case_id, AdvancePayment.month == Payment.period_begins)
    given_back = exists().where(*month, AdvancePayment.settled_as == "given_back")
    wanted = (Payment.own_status.in_(STATUSES), Payment.enrollment_id.is_(None), ~given_back, mine)
    return list(session.scalars(select(Payment).where(*wanted).order_by(Payment.id).limit(500)))


def last_held(session: Session, mine: ColumnElement[bool]) -> list[tuple[AdvanceHold, Case]]:
    """Whom the newest run that paid a month in advance did not pay, among those that may be seen. One that could pay
    nobody was discarded by itself, and is such a run too."""
    holds = exists().where(AdvanceHold.run_id == PayRun.id)
    paid = and_(PayRun.payments > 0, PayRun.status != "discarded")
    newest = select(func.max(PayRun.id)).where(PayRun.kind == "advance", or_(paid, holds)).scalar_subquery()
    rows = select(AdvanceHold, Case).join(Case, Case.id == AdvanceHold.case_id)
    found = session.execute(rows.where(AdvanceHold.run_id == newest, mine).order_by(AdvanceHold.id).limit(500))
    return [(row, case) for row, case in found]
