"""Advance pay (W&I 12304): a month paid to the recipient before the work, until timesheets account for it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from records.care_case import Case
from records.clock import county_day
from records.pay_order import AdvancePayment
from records.submission import say


class AdvanceRefused(ValueError):
    """The advance is not put on record; the text is a sentence for who asked."""


@dataclass(frozen=True)
class Advance:
    """An advance, what timesheets have not accounted for, and how that stands on a day."""

    row: AdvancePayment
    day: dt.date

    @property
    def left_cents(self) -> int:
        """What no timesheet accounts for; nothing where they came to more."""
        return max(self.row.cents - self.row.reconciled_cents, 0)

    @property
    def standing(self) -> str:
        """reconciled, open, or presumed_overpaid once the day of reconciliation is over (MPP 30-769.73)."""
        if not self.left_cents:
            return "reconciled"
        return "presumed_overpaid" if self.day > self.row.due_on else "open"


def of_case(session: Session, case_id: int, day: dt.date) -> list[Advance]:
    """A case's advances, the newest first."""
    rows = select(AdvancePayment).where(AdvancePayment.case_id == case_id).order_by(AdvancePayment.month.desc())
    return [Advance(row, day) for row in session.scalars(rows)]


def unreconciled(session: Session, cases: Select[int], day: dt.date) -> Sequence[Advance]:
    """What timesheets do not account for yet among some cases, the longest overdue first."""
    mine = (AdvancePayment.case_id.in_(cases), AdvancePayment.reconciled_cents < AdvancePayment.cents)
    rows = select(AdvancePayment).where(*mine).order_by(AdvancePayment.due_on, AdvancePayment.id)
    return [Advance(row, day) for row in session.scalars(rows)]


def put_on_record(
    session: Session,
    case: Case,
    month: dt.date,
    cents: int,
    due_on: dt.date,
    staff_id: int,
    form_key: str,
    at: dt.datetime,
) -> AdvancePayment:
    """Write down what was paid to the recipient for a month. Raises AdvanceRefused, or AlreadySaid."""
    payload = {"case_id": case.id, "month": month.isoformat(), "cents": cents}
    said = say(
        session,
        kind="record_advance",
        form_key=form_key,
        subject=None,
        staff_id=staff_id,
        said_at=at,
        payload=payload,
    )
    session.refresh(case, with_for_update={"of": Case})
    if month.day != 1 or cents <= 0:
        raise AdvanceRefused("An advance is some money for a month, which begins with its first day.")
    if case.advance_pay_since is None or case.advance_pay_since > month:
        raise AdvanceRefused(f"The recipient is not paid in advance in {month:%B %Y}. Set advance pay first.")
    before = (AdvancePayment.case_id == case.id, AdvancePayment.month == month)
    if session.scalar(select(AdvancePayment.id).where(*before)) is not None:
        raise AdvanceRefused(f"The advance of {month:%B %Y} is on record already.")
    row = AdvancePayment(case_id=case.id, month=month, cents=cents, issued_on=county_day(at), due_on=due_on)
    session.add(row)
    said.outcome = "applied"
    session.flush()
    return row
