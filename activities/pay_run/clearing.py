"""What a discarded run reckoned is taken away, part by part; nothing that was issued ever is."""

from sqlalchemy import CursorResult, delete, exists
from sqlalchemy.orm import Session, aliased

from activities.pay_run import overpaid, sick_days
from activities.pay_run.failed import PayFailed
from records.ledger import LedgerLine
from records.pay_hold import PayHold
from records.pay_run import PayRun, PayRunPart
from records.pay_run_total import PayRunTotal
from records.payment import OrderTaken, PayLine, Payment


def clear(session: Session, run: PayRun, part: PayRunPart) -> int:
    """Take away a part's payments with their lines; held timesheets stay on record when that is all the run found."""
    numbers = (part.first_payment_id, part.first_payment_id + part.timesheets - 1)
    mine = (Payment.id.between(*numbers), Payment.run_id == run.id)
    if part.issued_at is not None:
        raise PayFailed(f"Part {part.number + 1} of the run is issued and cannot be taken back. Void its payments.")
    for model in (PayLine, OrderTaken, LedgerLine):
        session.execute(delete(model).where(model.payment_id.between(*numbers)))
    gone: CursorResult[object] = session.execute(delete(Payment).where(*mine))  # type: ignore[assignment]
    session.execute(delete(PayRunTotal).where(PayRunTotal.run_id == run.id, PayRunTotal.part == part.number))
    _clear_holds(session, run, part)
    overpaid.clear(session, run, part)
    sick_days.unmark(session, *numbers)
    part.reckoned_at = None
    part.payments = part.held = part.minutes = part.gross_cents = part.net_cents = part.ledger_lines = 0
    return gone.rowcount


def _clear_holds(session: Session, run: PayRun, part: PayRunPart) -> None:
    """What an officer let go stays on record, to be paid; and of a run that could pay nothing, what it newly found
    to hold. Else nothing does."""
    mine = (PayHold.run_id == run.id, PayHold.part == part.number)
    before = aliased(PayHold)
    about = ("timesheet_id", "assignment_id", "period_begins")
    same = [getattr(before, name).is_not_distinct_from(getattr(PayHold, name)) for name in about]
    known = exists().where(*same, before.run_id < run.id, before.reasons == PayHold.reasons)
    waiting = PayHold.released_at.is_(None)
    session.execute(delete(PayHold).where(*mine, waiting, *([] if run.payments else [known])))


def forget_holds(session: Session, run: PayRun, part: PayRunPart) -> None:
    """Of a part that is reckoned again nothing is held any more but what it holds now."""
    session.execute(delete(PayHold).where(PayHold.run_id == run.id, PayHold.part == part.number))
