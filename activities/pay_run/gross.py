"""Pay lines: time at one rate, rounded once (`ihss.gross_pay`); what each timesheet grosses is the sum of its lines."""

import numpy as np
import polars as pl

from activities.pay_run.asking import asked_by_day
from activities.pay_run.reading import Known, Whole
from activities.pay_run.sick_days import by_sheet
from activities.pay_run.wages import UNKNOWN, rates_of
from activities.pay_run.weeks import Stretches, shares, whole
from records.payment import LINES

QUESTION = "ihss.gross_pay"
FACTS = ("rate_cents", "regular_rate_cents", "regular_minutes", "overtime_minutes")


def lines(known: Known, sheets: pl.DataFrame, worked: Stretches) -> pl.DataFrame:
    """The lines of some timesheets (rows of `known.sheets`), numbered from 1: `place`, `number`, `kind`, rates,
    `minutes` and `cents`."""
    found = pl.concat([shares(worked), _sick_leave(known, sheets)], how="diagonal").rename({"sheet": "place"})
    dated = found.join(sheets.select("place", "period_ends"), on="place", how="left", maintain_order="left")
    priced = dated.with_columns(cents=_cents(dated))
    in_order = priced.sort("place", "kind", "rate_cents", "regular_rate_cents", nulls_last=False)
    return in_order.with_columns(number=_numbered(whole(in_order["place"])))


def _numbered(places: Whole) -> pl.Series:
    """From 1 within each place; places are in order."""
    rows = np.arange(len(places))
    first = np.concatenate([np.ones(min(len(places), 1), np.bool_), places[1:] != places[:-1]])
    return pl.Series(rows - np.maximum.accumulate(np.where(first, rows, 0)) + 1)


def _cents(found: pl.DataFrame) -> pl.Series:
    over = pl.col("kind") == "overtime"
    facts = found.select(
        "rate_cents",
        "regular_rate_cents",
        regular_minutes=pl.when(over).then(0).otherwise(pl.col("minutes")),
        overtime_minutes=pl.when(over).then(pl.col("minutes")).otherwise(0),
    )
    return asked_by_day(QUESTION, found["period_ends"], facts)["gross_cents"]


def _sick_leave(known: Known, sheets: pl.DataFrame) -> pl.DataFrame:
    """Sick leave of the pair's days in the half-month, at the rate of the day; it is no time worked."""
    return (
        _days_ill(known, sheets)
        .filter(pl.col("rate_cents") != UNKNOWN)
        .group_by("place", "rate_cents")
        .agg(pl.col("minutes").sum())
        .select(
            pl.col("place").alias("sheet"), pl.lit("sick_leave", pl.Enum(LINES)).alias("kind"), "rate_cents", "minutes"
        )
    )


def _days_ill(known: Known, sheets: pl.DataFrame) -> pl.DataFrame:
    """Days of sick leave with the rate of the day."""
    taken = by_sheet(known.sick_leave, sheets)
    rate = rates_of(whole(taken["day"]), whole(taken["county_code"].cast(pl.Int64)), taken["back_up"].to_numpy())
    return taken.with_columns(rate_cents=pl.Series(rate))


def rate_unknown(known: Known, sheets: pl.DataFrame, worked: Stretches) -> pl.Series:
    """Which timesheets have a day worked, or of sick leave, on which no rate of their county is known."""
    without = worked.sheet[(worked.rate == UNKNOWN) & (worked.sheet >= 0)]
    ill = _days_ill(known, sheets).filter(pl.col("rate_cents") == UNKNOWN)["place"].cast(pl.Int64)
    return sheets["place"].is_in(pl.concat([pl.Series(without, dtype=pl.Int64), ill]).unique().implode())
