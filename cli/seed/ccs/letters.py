"""Letters about requests, some of them about one line only, and letters about a client alone."""

import numpy as np
import polars as pl

from cli.seed.ccs.scale import CcsScale, office_hours, one_of
from records.ccs_letter import LETTERS

SHARE, OF_ONE_LINE, ALONE = 0.3, 0.5, 0.1
"""Of the requests, those with a letter; of these, letters about one line; and letters about no request."""


def drawn_letters(scale: CcsScale, numbers: pl.Series, clients: pl.Series) -> pl.DataFrame:
    """Rows of `ccs_letter`, from the numbers of requests and of their clients."""
    draw = scale.draw(10)
    chosen = np.flatnonzero(draw.random(len(numbers)) < SHARE)
    count = len(chosen)
    alone = draw.random(count) < ALONE
    told = scale.days_before(draw.integers(0, 700, count))
    one_line = (draw.random(count) < OF_ONE_LINE) & ~alone
    kind = one_of(draw, LETTERS[:3], (0.6, 0.2, 0.2), count)
    return pl.DataFrame(
        {
            "number": np.char.add("L-", (1_000_000 + np.arange(count)).astype(str)),
            "kind": np.where(alone, LETTERS[3], kind),
            "client_number": clients[chosen],
            "sar_number": numbers[chosen],
            "alone": alone,
            "one_line": one_line,
            "decided_on": told,
            "dated_on": told,
            "recorded_at": office_hours(draw, told),
        }
    ).select(
        pl.exclude("alone", "one_line", "sar_number"),
        pl.when(~pl.col("alone")).then("sar_number"),
        line_numbers=pl.when(pl.col("one_line")).then(pl.lit("1")),
    )
