"""The numbers of payments: a run has a block of its own, set aside before anything is reckoned."""

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from records.pay_run import PayRun

LOCK = 7_205_759
"""One run at a time sets numbers aside; what the number is does not matter."""


def set_aside(session: Session, run: PayRun, count: int) -> int:
    """Set so many payment numbers aside for a run, once; the first of them."""
    if run.first_payment_id is None:
        session.execute(text(f"select pg_advisory_xact_lock({LOCK})"))
        beyond = session.scalar(select(func.max(PayRun.first_payment_id + PayRun.timesheets)))
        run.first_payment_id, run.timesheets = int(beyond or 1), count
        session.flush()
    return run.first_payment_id


def set_aside_anew(session: Session, run: PayRun, count: int) -> int:
    """Set more numbers aside for a run of one part that has no payment yet and needs more than were planned; the first
    of them."""
    run.first_payment_id = None
    return set_aside(session, run, count)
