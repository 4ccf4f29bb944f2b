"""Money of a month in advance that the recipient gave back: written down by one person, confirmed by another.

Once confirmed, the month's later timesheets are paid out to the providers: one person's word would let the month's
money go out twice. The ledger has it on the payment that it was paid out by, where Hearth paid it.
"""

import datetime as dt

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from records import pay_beside
from records.advance_taken import taken_of
from records.advances import Advance, AdvanceRefused, end_clocks
from records.clock import county_day
from records.event import Event
from records.ledger import Account
from records.ledger_postings import post
from records.listed import PAGE_LENGTH
from records.pay_order import AdvancePayment
from records.payment import Payment
from records.payments_back import STATUSES
from records.staff import Staff
from records.submission import Submission, say


def write_down(
    session: Session, row: AdvancePayment, reason: str, staff_id: int, form_key: str, at: dt.datetime
) -> None:
    """Somebody says that what is left was given back; nothing follows until it is confirmed. Raises AdvanceRefused."""
    said = _said(session, "write_down_advance_receipt", row, staff_id, form_key, at)
    left = Advance(row, county_day(at)).left_cents
    if not left:
        raise AdvanceRefused(f"Nothing is left of the advance of {row.month:%B %Y}.")
    if row.receipt_at is not None:
        raise AdvanceRefused("It is written down already that the money was given back. A second person confirms it.")
    _must_be_free(session, row)
    row.receipt_cents, row.receipt_reason, row.receipt_at, row.receipt_by_id = left, reason, at, staff_id
    _done(session, said, row, "advance_receipt_written", left)


def confirm(session: Session, row: AdvancePayment, staff_id: int, form_key: str, at: dt.datetime) -> None:
    """Another person says that the money is here: what is left is settled. Raises AdvanceRefused, or AlreadySaid.

    Who may is for the law (ihss.advance_receipt); who wrote it down never, which the database holds too. That anybody
    wrote it down only this holds: months that one word settled, before there were receipts, are on record without.
    """
    said, cents = _said(session, "confirm_advance_receipt", row, staff_id, form_key, at), _written(row)
    if row.receipt_by_id == staff_id:
        raise AdvanceRefused("You wrote down that it was given back. Somebody else confirms it.")
    if Advance(row, county_day(at)).left_cents != cents:
        raise AdvanceRefused(
            "Timesheets have accounted for more since it was written down. Say that it did not come, and have what did "
            "come written down anew."
        )
    _must_be_free(session, row)
    if row.payment_id is not None:
        post(session, row.payment_id, {Account.GIVEN_BACK: cents, Account.ADVANCE_PAY: -cents})
    row.settled_at, row.settled_as, row.settled_by_id, row.settled_reason = (
        at,
        "given_back",
        staff_id,
        row.receipt_reason,
    )
    end_clocks(session, row, "stopped", county_day(at))
    _done(session, said, row, "advance_settled", cents)


def deny(session: Session, row: AdvancePayment, reason: str, staff_id: int, form_key: str, at: dt.datetime) -> None:
    """The money did not come: what was written down is taken off again. Raises AdvanceRefused, or AlreadySaid."""
    said = _said(session, "deny_advance_receipt", row, staff_id, form_key, at, reason=reason)
    cents = _written(row)
    row.receipt_cents = row.receipt_reason = row.receipt_at = row.receipt_by_id = None
    _done(session, said, row, "advance_receipt_denied", cents)


def waiting(session: Session, mine: ColumnElement[bool]) -> list[tuple[AdvancePayment, Staff]]:
    """What is written down as given back and waits for a second person, the longest first, and who wrote it down."""
    waits = (AdvancePayment.receipt_at.is_not(None), AdvancePayment.settled_at.is_(None), mine)
    rows = select(AdvancePayment, Staff).join(Staff, Staff.id == AdvancePayment.receipt_by_id).where(*waits)
    found = session.execute(rows.order_by(AdvancePayment.receipt_at, AdvancePayment.id).limit(PAGE_LENGTH))
    return [(row, by) for row, by in found]


def _written(row: AdvancePayment) -> int:
    """What waits to be confirmed, in cents."""
    if row.receipt_cents is None or row.settled_at is not None:
        raise AdvanceRefused(f"Nothing is written down that was given back of {row.month:%B %Y}, or it is settled.")
    return row.receipt_cents


def _must_be_free(session: Session, row: AdvancePayment) -> None:
    """No run counts on the money being with the recipient, or may just be reading that it is; and it did not come back
    to us as a payment. What a run reads while it is reckoned is on record only when the part is done."""
    if sentence := pay_beside.in_the_way(session, ()):
        raise AdvanceRefused(sentence)
    waits = taken_of(session, row.case_id, row.month).waits_in
    if waits is not None:
        raise AdvanceRefused(
            f"The run {waits} counts timesheets of {row.month:%B %Y} as paid ahead. Let it be issued, or have it "
            "discarded; then put on record that the money was given back."
        )
    mine = (Payment.case_id == row.case_id, Payment.enrollment_id.is_(None), Payment.period_begins == row.month)
    back = session.scalar(select(Payment.id).where(*mine, Payment.own_status.in_(STATUSES)).limit(1))
    if back is not None:
        raise AdvanceRefused(
            f"Payment {back} came back: the recipient does not have that money. Issue it anew, or have it made void."
        )


def _said(
    session: Session, kind: str, row: AdvancePayment, staff_id: int, form_key: str, at: dt.datetime, **more: str
) -> Submission:
    """What was said is written first; then the row is read anew under its lock."""
    told = {"advance_id": row.id, **more}
    said = say(session, kind=kind, form_key=form_key, subject=None, staff_id=staff_id, said_at=at, payload=told)
    session.refresh(row, with_for_update=True)
    return said


def _done(session: Session, said: Submission, row: AdvancePayment, kind: str, cents: int) -> None:
    said.outcome = "applied"
    params = {"month": row.month.isoformat(), "cents": cents, "settled_as": "given_back"}
    session.add(Event(case_id=row.case_id, at=said.said_at, staff_id=said.staff_id, kind=kind, params=params))
    session.flush()
