"""Into which account each pair's pay goes: invented numbers of banks that do not exist, account numbers sealed."""

import numpy as np
import polars as pl

from cli.seed.statewide.days import Span, mornings
from cli.seed.statewide.people import sealed
from cli.seed.statewide.scale import Block, Numbers, one_in
from cli.seed.statewide.writer import Writer
from records.routing_number import with_check_digit

PURPOSE = 8
DIRECT_DEPOSIT = 0.85
"""Of the providers; the rest get warrants."""

BANKS = tuple(with_check_digit(f"{first}{number:04d}") for first in (3400, 4100, 5200) for number in range(101, 117))
"""No Federal Reserve district's numbers begin with 33 to 60, so that no bank has one of these."""

OWN_ACCOUNT = 0.1
"""Of the pairs after a provider's first: pay goes to an account of its own."""

SAVINGS = 0.3
CLOSED = 1_000
"""One account in so many was closed by its bank, and nobody has named another yet."""


def write_accounts(writer: Writer, block: Block, span: Span, pairs: pl.DataFrame) -> None:
    """Write the accounts of a block's pairs; most of a provider's pairs share one."""
    draw = block.draw(PURPOSE)
    row, turn = np.arange(pairs.height), pairs["turn"].to_numpy()
    first = np.maximum.accumulate(np.where(turn == 0, row, 0))
    has = (draw.random(pairs.height) < DIRECT_DEPOSIT)[first]
    like = np.where(draw.random(pairs.height) < OWN_ACCOUNT, row, first)
    bank = np.array(BANKS)[draw.integers(0, len(BANKS), pairs.height)[like]]
    numbers = _accounts(draw, pairs.height)[like]
    savings = (draw.random(pairs.height) < SAVINGS)[like]
    began = pairs["starts_on"].to_numpy()
    since = np.minimum(
        began + draw.integers(10, 60, pairs.height).astype("timedelta64[D]"), span.days_before(row * 0 + 8)
    )
    some = pl.Series(has)
    kept = numbers[has].astype(str).tolist()
    rows = pairs.filter(some).select("enrollment_id", pl.col("id").alias("assignment_id"))
    closed = one_in(draw, rows.height, CLOSED)
    day = np.where(closed, np.datetime64(span.begins, "D") + np.timedelta64(3, "D"), np.datetime64("NaT"))
    writer.write(
        "direct_deposit",
        rows.with_columns(
            routing_number=pl.Series(bank[has]),
            account_sealed=sealed(kept),
            account_last_four=pl.Series([number[-4:] for number in kept], dtype=pl.String),
            account_kind=pl.Series(np.where(savings[has], "savings", "checking")),
            starts_on=pl.Series(since[has]),
            closed_on=pl.Series(day.astype("datetime64[D]")),
            made_at=mornings(began[has]),
        ),
    )


def _accounts(draw: np.random.Generator, count: int) -> Numbers:
    """Numbers of eight to twelve digits."""
    least = 10 ** draw.integers(7, 12, count)
    return least + (draw.random(count) * 9 * least).astype(np.int64)
