"""Withholding certificates: household wages have income tax withheld only where a W-4 or DE 4 was filed."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from cli.seed.statewide.days import Span, mornings
from cli.seed.statewide.providers import Providers
from cli.seed.statewide.scale import Block, Numbers
from cli.seed.statewide.writer import Writer

PURPOSE = 9
W4, DE4_BESIDE, DE4_ALONE = 0.34, 0.88, 0.015
"""Of the providers: with a W-4; of those with a DE 4 as well; of the rest with a DE 4 alone."""

W4_STATUS, DE4_STATUS = ("single", "married_jointly", "head_of_household"), ("single", "married", "head_of_household")
STATUSES = (0.52, 0.32, 0.16)
A_CHILD = 220_000
"""Cents a year that step 3 of a W-4 gives for a child under 17."""


def write_certificates(writer: Writer, block: Block, span: Span, providers: Providers) -> None:
    """Write what providers of a block filed."""
    draw = block.draw(PURPOSE)
    count = block.providers
    status = draw.choice(len(STATUSES), count, p=STATUSES)
    lot = draw.random(count)
    w4 = lot < W4
    de4 = draw.random(count) < np.where(w4, DE4_BESIDE, DE4_ALONE)
    children = np.where(status > 0, draw.poisson(0.8, count), draw.poisson(0.2, count))
    extra = np.where(draw.random(count) < 0.06, draw.integers(1, 11, count) * 1_000, 0)
    started = providers.enrolled + draw.integers(0, 40, count).astype("timedelta64[D]")
    rows = pl.DataFrame(
        {
            "enrollment_id": providers.enrollment_id,
            "starts_on": np.minimum(started, np.datetime64(span.begins, "D")),
            "filing_status": status,
            "extra_cents": extra,
        }
    )
    allowed = np.minimum(children + 1, 9)
    _write(writer, "w4", W4_STATUS, rows, w4, draw.random(count) < 0.1, children * A_CHILD, children * 0)
    _write(writer, "de4", DE4_STATUS, rows, de4, np.zeros(count, dtype=np.bool_), children * 0, allowed)


def _write(
    writer: Writer,
    form: str,
    statuses: tuple[str, ...],
    rows: pl.DataFrame,
    filed: NDArray[np.bool_],
    two_jobs: NDArray[np.bool_],
    credits_cents: Numbers,
    allowances: Numbers,
) -> None:
    frame = rows.with_columns(
        filing_status=pl.Series(np.array(statuses)[rows["filing_status"].to_numpy()]),
        two_jobs=pl.Series(two_jobs),
        credits_cents=pl.Series(credits_cents),
        allowances=pl.Series(allowances),
        made_at=mornings(rows["starts_on"].to_numpy()),
    )
    nothing = ("other_income_cents", "deductions_cents", "estimated_deductions")
    told = {"form": pl.lit(form), **dict.fromkeys(nothing, pl.lit(0))}
    writer.write("withholding_certificate", frame.filter(pl.Series(filed)).with_columns(**told))
