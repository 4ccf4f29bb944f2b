"""What else is taken from pay: union dues of most, premiums, courts' and agencies' orders, and what was overpaid."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from cli.seed.statewide.counties import UDW
from cli.seed.statewide.days import Days, Span, mornings
from cli.seed.statewide.scale import Block, Numbers
from cli.seed.statewide.writer import Writer

PURPOSE = 10
OVERPAID = "Hours of a day in hospital were paid before the county heard of it."


@dataclass(frozen=True)
class Kind:
    """One kind of order: how many providers of a thousand have it, and how much it takes of each payment."""

    kind: str
    payee: str
    of_thousand: float
    least_cents: int
    most_cents: int
    balance_cents: int = 0
    share: int = 0  # hundredths of a percent instead of an amount


KINDS = (
    Kind("support", "State Disbursement Unit", 9, 6_000, 45_000),
    Kind("support", "State Disbursement Unit", 4, 0, 0, share=2500),
    Kind("tax_levy", "Franchise Tax Board", 4, 4_000, 20_000, balance_cents=250_000),
    Kind("creditor", "Levying Officer of the County", 5, 0, 0, balance_cents=400_000, share=1500),
    Kind("health_premium", "Provider Health Benefits Trust", 60, 1_000, 3_000),
    Kind("voluntary", "Committee on Political Education", 70, 200, 1_000),
    Kind("overpayment", "In-Home Supportive Services", 3, 1_500, 8_000, balance_cents=60_000),
)
MEMBERS = 0.62
"""Of the working providers: members of a union."""


def write_orders(writer: Writer, block: Block, span: Span, pairs: pl.DataFrame) -> None:
    """Write the standing orders of a block's providers: dues from the first pair's pay, the rest from any."""
    draw = block.draw(PURPOSE)
    first = pairs.filter(pl.col("turn") == 0)
    writer.write("pay_order", _dues(draw, first, span))
    for kind in KINDS:
        having = first.filter(pl.Series(draw.random(first.height) < kind.of_thousand / 1000))
        rows = _orders(draw, kind, having, span)
        if kind.kind == "overpayment" and having.height:
            rows = rows.with_columns(overpayment_id=pl.Series(_overpaid(writer, kind, having, span)))
        writer.write("pay_order", rows)


def _dues(draw: np.random.Generator, first: pl.DataFrame, span: Span) -> pl.DataFrame:
    members = first.filter(pl.Series(draw.random(first.height) < MEMBERS))
    udw = members["county_code"].is_in(UDW.split())
    return _rows(members, _since(draw, members, span)).with_columns(
        assignment_id=members["id"],
        kind=pl.lit("union_dues"),
        payee=pl.select(pl.when(udw).then(pl.lit("UDW")).otherwise(pl.lit("SEIU Local 2015"))).to_series(),
        dues_of=pl.select(pl.when(udw).then(pl.lit("udw")).otherwise(pl.lit("seiu_2015"))).to_series(),
    )


def _orders(draw: np.random.Generator, kind: Kind, having: pl.DataFrame, span: Span) -> pl.DataFrame:
    amount = draw.integers(kind.least_cents, kind.most_cents + 1, having.height) // 100 * 100
    since = _since(draw, having, span)
    reference = pl.Series([f"{kind.kind[:2].upper()}-{number:07d}" for number in having["enrollment_id"].to_list()])
    return _rows(having, since).with_columns(
        kind=pl.lit(kind.kind),
        payee=pl.lit(kind.payee),
        reference=reference.cast(pl.String),
        amount_cents=pl.lit(None, dtype=pl.Int64) if kind.share else pl.Series(amount),
        share_hundredths=pl.lit(kind.share or None, dtype=pl.Int64),
        balance_cents=pl.lit(kind.balance_cents or None, dtype=pl.Int64),
    )


def _rows(having: pl.DataFrame, since: Days) -> pl.DataFrame:
    return having.select("enrollment_id").with_columns(starts_on=pl.Series(since), made_at=mornings(since))


def _since(draw: np.random.Generator, having: pl.DataFrame, span: Span) -> Days:
    """Within two years, and not before the provider's first day."""
    drawn = span.days_before(draw.integers(1, 700, having.height))
    since: Days = np.minimum(np.maximum(drawn, having["starts_on"].to_numpy()), np.datetime64(span.begins, "D"))
    return since


def _overpaid(writer: Writer, kind: Kind, having: pl.DataFrame, span: Span) -> Numbers:
    ids = writer.ids("overpayment", having.height)
    found = mornings(span.days_before(np.full(having.height, 40)))
    rows = having.select("enrollment_id", pl.col("id").alias("assignment_id"))
    told = {"cents": pl.lit(kind.balance_cents), "reason": pl.lit(OVERPAID)}
    writer.write("overpayment", rows.with_columns(id=pl.Series(ids), found_at=found, **told))
    return ids
