"""A special run: planned and reckoned from what people asked to be mended, one payment for each wish."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from activities.pay_run import numbers
from activities.payment_files import one_off, over_advance, repairing
from records import pay_run_totals
from records.ledger import LedgerLine
from records.pay_run import PayRun, PayRunPart
from records.payment_repair import PaymentRepair
from rules.book import load_book

MAKE = {"issue_anew": repairing.anew, "void": repairing.void, "one_off": one_off.paid, "excess": over_advance.paid}
"""How the payment of each kind of wish is made."""


def plan(session: Session, run: PayRun, at: dt.datetime) -> int:
    """One part with a number for each wish, set aside once; how many parts."""
    if run.parts or run.first_payment_id is not None:
        return run.parts
    wishes = _wishes(session, run)
    first = numbers.set_aside(session, run, len(wishes))
    if wishes:
        providers = [wish.enrollment_id or 0 for wish in wishes]  # none: a recipient's payment
        session.add(
            PayRunPart(
                **{"run_id": run.id, "number": 0, "first_payment_id": first, "timesheets": len(wishes)},
                **{"first_enrollment_id": min(providers), "last_enrollment_id": max(providers)},
            )
        )
    run.parts, run.law, run.touched_at = min(len(wishes), 1), load_book().version, at
    session.flush()
    return run.parts


def reckon(session: Session, run: PayRun, part: PayRunPart, at: dt.datetime) -> None:
    """Write the payments, their ledger and totals, once. Raises PayFailed for a wish that cannot be met any more."""
    if part.reckoned_at is not None:
        return
    made = []
    for number, wish in enumerate(_wishes(session, run), part.first_payment_id):
        make = MAKE[wish.kind]
        made.append(make(session, run, part, number, wish))
    beyond = part.first_payment_id + part.timesheets
    in_part = (LedgerLine.payment_id >= part.first_payment_id, LedgerLine.payment_id < beyond)
    part.ledger_lines = session.scalar(select(func.count()).select_from(LedgerLine).where(*in_part)) or 0
    part.payments = len(made)
    part.minutes, part.gross_cents, part.net_cents = (
        sum(getattr(row, name) for row in made) for name in ("minutes", "gross_cents", "net_cents")
    )
    pay_run_totals.write(session, part)
    part.reckoned_at = at
    session.flush()


def _wishes(session: Session, run: PayRun) -> list[PaymentRepair]:
    return list(session.scalars(select(PaymentRepair).where(PaymentRepair.run_id == run.id).order_by(PaymentRepair.id)))
