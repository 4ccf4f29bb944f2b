"""What a run would pay, to the cent, before it is made: reckoned like any run, and nothing of it is kept."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from activities.pay_run import planning, reckoning
from records.pay_run import PayRun, PayRunPart

PAID = """select count(*), count(distinct enrollment_id), coalesce(sum(gross_cents), 0), coalesce(sum(net_cents), 0)
    from payment where run_id = :run and gross_cents > 0"""
HELD = "select count(*) from pay_hold where run_id = :run"
OVERPAID = "select count(*), coalesce(sum(cents), 0) from overpayment where run_id = :run"


@dataclass(frozen=True)
class Preview:
    """Payments, whose, and what they come to; what would be held; what was paid too much."""

    timesheets: int
    payments: int
    providers: int
    gross_cents: int
    net_cents: int
    held: int
    overpaid: int
    overpaid_cents: int


def preview(session: Session, run: PayRun, at: dt.datetime) -> Preview:
    """Reckon a run that is not on record, and take it away again. `session` is rolled back to where it was.

    Raises PayFailed where the law has no answer.
    """
    within = session.begin_nested()
    try:
        run.number, run.status = "preview", "calculating"
        session.add(run)
        session.flush()
        planning.plan(session, run, at)
        parts = select(PayRunPart).where(PayRunPart.run_id == run.id).order_by(PayRunPart.number)
        for part in session.scalars(parts).all():
            reckoning.reckon(session, run, part, at)
        return _seen(session, run)
    finally:
        within.rollback()


def _seen(session: Session, run: PayRun) -> Preview:
    def one(query: str) -> Sequence[int]:
        return [int(each) for each in session.execute(text(query), {"run": run.id}).one()]

    return Preview(run.timesheets, *one(PAID), *one(HELD), *one(OVERPAID))
