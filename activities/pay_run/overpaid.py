"""What a run finds overpaid: on record, and recovered from the provider's later payments by an order of its own."""

import datetime as dt

import polars as pl
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from activities.pay_run.asking import asked
from records.made_void import MADE_VOID
from records.pay_order import Overpayment, PayOrder
from records.pay_run import PayRun, PayRunPart
from rules.book import load_book

PAYEE = "In-Home Supportive Services"
REASONS = {
    "supplemental": "A correction of the timesheet came to less than was paid.",
    "retroactive": "The rate of the county was changed to less than was paid.",
}
SHARE = "overpayment/share"
QUESTION = "ihss.overpayment"
FACTS = ("paid_gross_cents", "paid_payroll_taxes_cents", "paid_income_taxes_cents", "paid_this_year")
TAXED = {"adjusts_id": pl.Int64, **dict.fromkeys(FACTS[:-1], pl.Int64), "paid_this_year": pl.Boolean}
TAXES = text(f"""
    select coalesce(p.adjusts_id, p.id), sum(p.gross_cents)::bigint,
        sum(p.social_security_cents + p.medicare_cents + p.sdi_cents)::bigint,
        sum(p.federal_income_tax_cents + p.state_income_tax_cents)::bigint, min(p.pay_date) >= :year
    from payment p
    where (p.id = any(:roots) or p.adjusts_id = any(:roots)) and p.run_id <> :run
        and not {MADE_VOID}
    group by 1
""")
"""What was paid for these half-months so far, and what was withheld of it."""


def record(session: Session, run: PayRun, paid: pl.DataFrame, at: dt.datetime) -> None:
    """Write what was overpaid, what of it came to the provider (`ihss.overpayment`), and the order that recovers that
    once the run is issued."""
    for row in _after_taxes(session, run, paid.filter(pl.col("overpaid_cents") > 0)).iter_rows(named=True):
        found = Overpayment(
            **{"enrollment_id": row["enrollment_id"], "assignment_id": row["assignment_id"], "run_id": run.id},
            **{"payment_id": row["adjusts_id"], "cents": row["recover_cents"], "found_at": at},
            gross_cents=row["overpaid_cents"],
            timesheet_id=row["timesheet_id"] if row["corrects"] else None,
            reason=REASONS[run.kind],
        )
        session.add(found)
        session.flush()
        session.add(recovery(found, run.pay_date, at))
    session.flush()


def _after_taxes(session: Session, run: PayRun, overpaid: pl.DataFrame) -> pl.DataFrame:
    """What was overpaid, with `recover_cents`; of what is all tax nothing is left to recover."""
    if overpaid.is_empty():
        return overpaid.with_columns(recover_cents="overpaid_cents")
    bounds = {"roots": overpaid["adjusts_id"].to_list(), "run": run.id, "year": run.pay_date.replace(month=1, day=1)}
    taxes = pl.DataFrame([tuple(row) for row in session.execute(TAXES, bounds)], schema=TAXED, orient="row")
    known = overpaid.join(taxes, on="adjusts_id", how="left", maintain_order="left")
    told = asked(QUESTION, run.pay_date, known.select(pl.col("overpaid_cents").alias("overpaid_gross_cents"), *FACTS))
    return known.hstack(told.select("recover_cents")).filter(pl.col("recover_cents") > 0)


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
