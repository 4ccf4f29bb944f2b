"""What a part leaves in the records, by COPY: payments and their lines, orders, the ledger, what is held, totals."""

import datetime as dt

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run import wages
from activities.pay_run.deciding import Decided
from activities.pay_run.failed import PayFailed
from activities.pay_run.ledger_lines import lines_of, unbalanced
from activities.pay_run.net import WITHHELD
from activities.timesheet_files.copying import copy_in
from records.pay_run import PayRun, PayRunPart
from records.pay_run_total import FIGURES

AS_THEY_ARE = (
    *("assignment_id", "enrollment_id", "case_id", "county_code", "program", "period_begins"),
    *("gross_cents", *WITHHELD, "deductions_cents", "net_cents", "relationship", "method"),
)


def write(
    session: Session, run: PayRun, part: PayRunPart, decided: Decided, paid: pl.DataFrame, at: dt.datetime
) -> None:
    """Write a part and its figures. `paid`: its payments with `payment_id`, shares and ways. Raises PayFailed."""
    numbers = paid.select("place", "payment_id")
    payments = _payments(run, part, paid)
    ledger = lines_of(paid)
    wrong = unbalanced(ledger)
    if len(wrong):
        raise PayFailed(f"Part {part.number + 1}: the ledger lines of payment {wrong[0]} do not sum to nothing.")
    copy_in(session, "payment", payments)
    copy_in(session, "pay_line", _lines(decided.lines, numbers))
    copy_in(session, "order_taken", _taken(decided.taken, numbers))
    copy_in(session, "ledger_line", ledger)
    held = decided.sheets.filter(pl.col("outcome") == "hold")
    copy_in(session, "pay_hold", _holds(run, part, held, at))
    copy_in(session, "pay_run_total", _totals(run, part, payments, paid))
    part.payments, part.held, part.ledger_lines = payments.height, held.height, ledger.height
    part.minutes, part.gross_cents, part.net_cents = (
        int(payments[name].sum()) for name in ("minutes", "gross_cents", "net_cents")
    )
    part.reckoned_at = at
    session.flush()


def _payments(run: PayRun, part: PayRunPart, paid: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table `payment`."""
    gross = pl.col("gross_cents")
    own = pl.col("adjusts_id").is_null() | pl.col("corrects")
    return paid.select(
        pl.col("payment_id").alias("id"),
        *AS_THEY_ARE,
        timesheet_id=pl.when(own).then("timesheet_id"),
        adjusts_id="adjusts_id",
        run_id=pl.lit(run.id),
        part=pl.lit(part.number),
        pay_date=pl.lit(run.pay_date),
        share_of_cost_cents="recipient_pays_cents",
        minutes="paid_minutes",
        year_to_date_cents=pl.col("year_to_date_cents") + gross,
        quarter_to_date_cents=pl.col("quarter_to_date_cents") + gross,
        live_in="live_in_certified",
        direct_deposit_id=pl.when(pl.col("method") == "direct_deposit").then("direct_deposit_id"),
    )


def _lines(lines: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table `pay_line`, in the order of their payments."""
    mine = lines.join(numbers, on="place", how="inner", maintain_order="left")
    return mine.select("payment_id", "number", "kind", "rate_cents", "regular_rate_cents", "minutes", "cents")


def _taken(taken: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    mine = taken.filter(pl.col("cents") != 0).join(numbers, on="place", how="inner", maintain_order="left")
    return mine.select("payment_id", "order_id", "cents")


def _holds(run: PayRun, part: PayRunPart, held: pl.DataFrame, at: dt.datetime) -> pl.DataFrame:
    """The rows of the table `pay_hold`; of an unknown rate what the law says."""
    sentences = [
        None if known else wages.why_unknown(last, county, back_up)
        for known, last, county, back_up in held.select("wage_known", "last_worked", "county_code", "back_up").rows()
    ]
    return held.select(
        "timesheet_id",
        "enrollment_id",
        "county_code",
        pl.when(pl.col("timesheet_id").is_null()).then(pl.col("assignment_id", "period_begins")),
        run_id=pl.lit(run.id),
        part=pl.lit(part.number),
        reasons=pl.concat_str(pl.lit('["'), pl.col("reasons").list.join('","'), pl.lit('"]')),
        sentence=pl.Series(sentences, dtype=pl.String),
        gross_cents=pl.when(pl.col("wage_known")).then(pl.col("gross_cents")),
        held_at=pl.lit(at.astimezone(dt.UTC).replace(tzinfo=None)).cast(pl.Datetime("us")),
    )


def _totals(run: PayRun, part: PayRunPart, payments: pl.DataFrame, paid: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table `pay_run_total`, by county and program."""
    here = (*payments.columns, "payments", "direct_deposits", "warrants")
    more = [name for name in FIGURES if name not in here]
    whole = payments.hstack(paid.select(more)).with_columns(
        payments=pl.lit(1),
        direct_deposits=pl.col("method") == "direct_deposit",
        warrants=pl.col("method") == "warrant",
    )
    sums = whole.group_by("county_code", "program").agg(pl.col(name).cast(pl.Int64).sum() for name in FIGURES)
    return sums.sort("county_code", "program").with_columns(run_id=pl.lit(run.id), part=pl.lit(part.number))
