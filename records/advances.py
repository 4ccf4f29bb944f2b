"""Advance pay (W&I 12304): a month paid to the recipient before the work, until timesheets account for it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select, text, update
from sqlalchemy.orm import Session

from records import periods
from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_day
from records.clocks import Clock
from records.event import Event
from records.listed import PAGE_LENGTH, Page, counted
from records.made_void import MADE_VOID
from records.outbox import post_letter
from records.pay_order import STAYS_PAID_AHEAD, AdvancePayment
from records.payment import Payment
from records.submission import say
from records.timekeeping_notes import By, set_advance_pay

RECONCILIATION, ARREARS = "deadline.advance_pay_reconciliation", "deadline.advance_pay_arrears"
CLOCKS = (RECONCILIATION, ARREARS)
LEFT = and_(AdvancePayment.reconciled_cents < AdvancePayment.cents, AdvancePayment.settled_at.is_(None))
"""Timesheets do not account for all of it, and the county has not said that they need not."""

PAID_BY_TIMESHEETS = text(f"""select exists (
    select from assignment a join payment p on p.assignment_id = a.id and p.period_begins between :first and :last
        and p.timesheet_id is not null and p.gross_cents > 0
    where a.case_id = :case and not {MADE_VOID})""")


class AdvanceRefused(ValueError):
    """The advance is not put on record; the text is a sentence for who asked."""


@dataclass(frozen=True)
class Advance:
    """An advance, what timesheets have not accounted for, and how that stands on a day."""

    row: AdvancePayment
    day: dt.date

    @property
    def left_cents(self) -> int:
        """What no timesheet accounts for; nothing where they came to more, or the county treats it as accounted for."""
        return 0 if self.row.settled_at else max(self.row.cents - self.row.reconciled_cents, 0)

    @property
    def standing(self) -> str:
        """reconciled, settled, open; presumed_overpaid once the day of reconciliation is over, arrears after the next.

        MPP 30-769.73; ACL 24-38: 45 and 90 days from its issuance.
        """
        if self.row.settled_at is not None:
            return "settled"
        if not self.left_cents:
            return "reconciled"
        if self.row.arrears_on is not None and self.day > self.row.arrears_on:
            return "arrears"
        return "presumed_overpaid" if self.day > self.row.due_on else "open"


def of_case(session: Session, case_id: int, day: dt.date) -> list[Advance]:
    """A case's advances, the newest first."""
    rows = select(AdvancePayment).where(AdvancePayment.case_id == case_id).order_by(AdvancePayment.month.desc())
    return [Advance(row, day) for row in session.scalars(rows)]


def paid_before(session: Session, case_id: int, month: dt.date) -> bool:
    """Whether a month was paid in advance."""
    mine = (AdvancePayment.case_id == case_id, AdvancePayment.month == month)
    return session.scalar(select(AdvancePayment.id).where(*mine)) is not None


def paid_by_timesheets(session: Session, case_id: int, month: dt.date) -> bool:
    """Whether a timesheet of a month was paid to a provider of the case, or is in a run, and was not made void."""
    first, last = periods.month(month)
    return bool(session.scalar(PAID_BY_TIMESHEETS, {"case": case_id, "first": first, "last": last}))


def past_arrears(session: Session, case_id: int, day: dt.date) -> bool:
    """Whether something is left of an advance whose day for arrears is over."""
    mine = (AdvancePayment.case_id == case_id, LEFT, AdvancePayment.arrears_on < day)
    return session.scalar(select(AdvancePayment.id).where(*mine).limit(1)) is not None


def settle(
    session: Session,
    row: AdvancePayment,
    settled_as: str,
    reason: str,
    staff_id: int,
    form_key: str,
    at: dt.datetime,
) -> None:
    """The county settles what is left: the care was given, or the recipient has died. Raises AdvanceRefused.

    Later timesheets of the month are not paid out. That the money was given back takes two (`advance_receipts`).
    """
    payload = {"advance_id": row.id, "settled_as": settled_as}
    said = say(
        session, kind="settle_advance", form_key=form_key, subject=None, staff_id=staff_id, said_at=at, payload=payload
    )
    session.refresh(row, with_for_update=True)
    if not Advance(row, county_day(at)).left_cents:
        raise AdvanceRefused(f"Nothing is left of the advance of {row.month:%B %Y}.")
    if settled_as not in STAYS_PAID_AHEAD:
        raise AdvanceRefused("That the money is here again is settled by two people, not by one.")
    if row.receipt_at is not None:
        raise AdvanceRefused("It is written down that the money was given back. Have it confirmed, or taken off again.")
    row.settled_at, row.settled_as, row.settled_by_id, row.settled_reason = at, settled_as, staff_id, reason
    said.outcome = "applied"
    end_clocks(session, row, "stopped", county_day(at))
    params = {"month": row.month.isoformat(), "cents": row.cents - row.reconciled_cents, "settled_as": settled_as}
    session.add(Event(case_id=row.case_id, at=at, staff_id=staff_id, kind="advance_settled", params=params))
    session.flush()


def move_to_arrears(session: Session, row: AdvancePayment, staff_id: int, form_key: str, at: dt.datetime) -> None:
    """The recipient is not paid in advance any more, and is told. Raises AdvanceRefused, or AlreadySaid.

    The county may do so once 90 days have gone by since the issuance (ACL 24-38); timesheets are then paid out.
    """
    payload = {"advance_id": row.id}
    said = say(
        session, kind="advance_arrears", form_key=form_key, subject=None, staff_id=staff_id, said_at=at, payload=payload
    )
    if Advance(row, county_day(at)).standing != "arrears":
        raise AdvanceRefused(f"The advance of {row.month:%B %Y} does not let the county end advance pay.")
    case = session.get_one(Case, row.case_id)
    if case.advance_pay_since is None:
        raise AdvanceRefused("The recipient is not paid in advance any more.")
    set_advance_pay(session, case, None, By(staff_id, at))
    pair = newest_pair(session, case.id)
    if pair is not None:
        post_letter(session, pair, "advance_ended", row.id, at)
    said.outcome = "applied"
    session.flush()


def newest_pair(session: Session, case_id: int) -> int | None:
    """The assignment with which letters about an advance are kept: one that goes on, else the last to end."""
    rows = select(Assignment.id).where(Assignment.case_id == case_id)
    return session.scalar(rows.order_by(Assignment.ended_on.desc(), Assignment.id).limit(1))


def end_clocks(session: Session, row: AdvancePayment, outcome: str, day: dt.date) -> None:
    """The clocks of an advance that still run end."""
    running = (Clock.id.in_((row.due_clock_id, row.arrears_clock_id)), Clock.outcome.is_(None))
    session.execute(update(Clock).where(*running).values(outcome=outcome, ended_on=day))


def unreconciled(session: Session, mine: ColumnElement[bool], day: dt.date, number: int = 1) -> Page[Advance]:
    """One page of what timesheets do not account for yet, among those that may be seen, the longest overdue first."""
    rows = select(AdvancePayment).where(mine, LEFT).order_by(AdvancePayment.due_on, AdvancePayment.id)
    found = session.scalars(rows.offset((number - 1) * PAGE_LENGTH).limit(PAGE_LENGTH))
    return Page(
        [Advance(row, day) for row in found], counted(session, select(AdvancePayment.id).where(mine, LEFT)), number
    )


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
    if paid_before(session, case.id, month):
        raise AdvanceRefused(f"The advance of {month:%B %Y} is on record already.")
    in_a_run = (Payment.case_id == case.id, Payment.enrollment_id.is_(None), Payment.period_begins == month)
    if session.scalar(select(Payment.id).where(*in_a_run).limit(1)) is not None:
        raise AdvanceRefused(f"A run pays {month:%B %Y} in advance. It is on record once that run is issued.")
    row = AdvancePayment(case_id=case.id, month=month, cents=cents, issued_on=county_day(at), due_on=due_on)
    session.add(row)
    said.outcome = "applied"
    session.flush()
    return row
