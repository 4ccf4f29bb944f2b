"""What a pay run must find and hold: learned after the timesheets were accepted, one in so many, one in each block.

Accounts that a bank closed stand in `bank.py`.
"""

import datetime as dt

import numpy as np
import polars as pl

from cli.seed.statewide.days import Days, Span, at_morning, mornings
from cli.seed.statewide.scale import Block, one_in
from cli.seed.statewide.writer import Writer

PURPOSE = 11
NOT_ENROLLED_NOW, NOT_ENROLLED_THEN, NOT_ELIGIBLE, STOPPED = 1_500, 2_500, 2_500, 2_000
"""One provider in so many is ineligible since a few days after the half-month; one since days within it; one recipient
in so many died within it; one provider's pay is stopped by a payroll officer."""

LEARNED = dt.timedelta(days=6)
"""After the half-month: when all timesheets have come."""

WITHIN = dt.timedelta(days=4)
STOP_REASON = "Two checks of one half-month were reported; nothing is paid until the county has looked at both."


def ineligible_since(block: Block, span: Span) -> Days:
    """The day since which each provider of a block is ineligible; no day for nearly all."""
    draw = block.draw(PURPOSE)
    since = np.full(block.providers, np.datetime64("NaT"), dtype="datetime64[D]")
    since[one_in(draw, block.providers, NOT_ENROLLED_THEN)] = np.datetime64(span.ends - WITHIN, "D")
    since[one_in(draw, block.providers, NOT_ENROLLED_NOW)] = np.datetime64(span.ends + LEARNED, "D")
    return since


def made_ineligible(enrollments: pl.DataFrame, since: Days, span: Span) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The enrollments as they stand then, and the changes of standing that made them so (a record of tier 1)."""
    known = span.ends + LEARNED
    gone = enrollments.with_columns(gone=pl.Series(since), ended_on=pl.lit(None, dtype=pl.Date))
    lost = pl.col("gone").is_not_null()
    then = {
        "status": pl.lit("ineligible"),
        "background": pl.lit("ineligible"),
        "status_since": pl.col("gone"),
        "ended_on": pl.lit(known),
        "touched_at": at_morning(known),
    }
    rows = gone.with_columns(
        **{name: pl.when(lost).then(value).otherwise(pl.col(name)) for name, value in then.items()}
    )
    changes = gone.filter(lost).select(
        enrollment_id="id",
        status=pl.lit("ineligible"),
        before="status",
        cause=pl.lit("tier_1"),
        since="gone",
        at=at_morning(known),
    )
    return rows.drop("gone"), changes


def died(block: Block, span: Span) -> Days:
    """The day since which each recipient's case is closed; no day for nearly all."""
    since = np.full(block.recipients, np.datetime64("NaT"), dtype="datetime64[D]")
    since[one_in(block.draw(PURPOSE + 100), block.recipients, NOT_ELIGIBLE)] = np.datetime64(span.ends - WITHIN, "D")
    return since


def write_stops(writer: Writer, block: Block, span: Span, pairs: pl.DataFrame, officer_id: int) -> None:
    """Write the stops that a payroll officer placed after the half-month: all of a provider's pay, or one pair's."""
    draw = block.draw(PURPOSE + 200)
    first = pairs.filter(pl.col("turn") == 0)
    stopped = first.filter(pl.Series(one_in(draw, first.height, STOPPED)))
    alone = pl.Series(draw.random(stopped.height) < 0.3)
    rows = stopped.select("enrollment_id", assignment_id=pl.when(alone).then(pl.col("id")))
    at = mornings(np.full(stopped.height, np.datetime64(span.ends + LEARNED, "D")))
    told = {"reason": pl.lit(STOP_REASON), "placed_by_id": pl.lit(officer_id)}
    writer.write("pay_stop", rows.with_columns(placed_at=at, **told))
