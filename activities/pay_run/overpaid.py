"""What a run finds overpaid: on record, and recovered from the provider's later payments by an order of its own."""

import datetime as dt

import polars as pl
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from records.pay_order import Overpayment, PayOrder
from records.pay_run import PayRun, PayRunPart
from rules.book import load_book

PAYEE = "In-Home Supportive Services"
REASONS = {
    "supplemental": "A correction of the timesheet came to less than was paid.",
    "retroactive": "The rate of the county was changed to less than was paid.",
}
SHARE = "overpayment/share"


def record(session: Session, run: PayRun, paid: pl.DataFrame, at: dt.datetime) -> None:
    """Write what was overpaid, gross, and the order that recovers it once the run is issued."""
    for row in paid.filter(pl.col("overpaid_cents") > 0).iter_rows(named=True):
        found = Overpayment(
            **{"enrollment_id": row["enrollment_id"], "assignment_id": row["assignment_id"], "run_id": run.id},
            **{"payment_id": row["adjusts_id"], "cents": row["overpaid_cents"], "found_at": at},
            timesheet_id=row["timesheet_id"] if row["corrects"] else None,
            reason=REASONS[run.kind],
        )
        session.add(found)
        session.flush()
        session.add(recovery(found, run.pay_date, at))
    session.flush()


def recovery(found: Overpayment, day: dt.date, at: dt.datetime) -> PayOrder:
    """The order that takes an overpayment back: the law's share of each payment until it is met."""
    share = load_book().programmes["ihss"].parameter(SHARE).at(day).value
    return PayOrder(
        **{"enrollment_id": found.enrollment_id, "kind": "overpayment", "payee": PAYEE, "overpayment_id": found.id},
        **{"share_hundredths": int(share), "balance_cents": found.cents, "starts_on": day, "made_at": at},
        made_by_id=found.found_by_id,
    )


def clear(session: Session, run: PayRun, part: PayRunPart) -> None:
    """Take away what a part of a discarded run found."""
    mine = select(Overpayment.id).where(
        Overpayment.run_id == run.id,
        Overpayment.enrollment_id.between(part.first_enrollment_id, part.last_enrollment_id),
    )
    session.execute(delete(PayOrder).where(PayOrder.overpayment_id.in_(mine)))
    session.execute(delete(Overpayment).where(Overpayment.id.in_(mine)))
