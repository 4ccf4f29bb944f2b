"""Lines of requests, each with its own days and status, and what they cover."""

import numpy as np
import polars as pl

from cli.seed.ccs.sars import Sars
from cli.seed.ccs.scale import CcsScale, Numbers, one_of

STATUSES = ("authorized", "authorized_modified", "denied", "pending", "deferred", "received", "cancelled")
SHARES = (0.62, 0.06, 0.1, 0.08, 0.03, 0.03, 0.08)
OWN_WAY = 0.15
"""Lines that are decided apart from the others of their request."""

LASTS = np.array([30, 60, 90, 180, 365])
GROUPS = {"01": "Physician services", "02": "Special Care Centers", "07": "Orthopedic surgeon", "10": "Ophthalmology"}


def drawn_lines(scale: CcsScale, sars: Sars, ids: Numbers) -> pl.DataFrame:
    """Rows of `sar_line` of every version, in the order of the versions; what was told before waits yet."""
    draw = scale.draw(8)
    version = np.repeat(np.arange(len(ids)), sars.lines)
    count = len(version)
    first = np.repeat(np.cumsum(sars.lines) - sars.lines, sars.lines)
    base = one_of(draw, STATUSES, SHARES, len(ids))[version]
    status = np.where(draw.random(count) < OWN_WAY, one_of(draw, STATUSES, SHARES, count), base)
    status[version >= int(sars.of.max()) + 1] = "pending"
    starts = sars.requested_on[version] + draw.integers(0, 90, count).astype("timedelta64[D]")
    lasts = LASTS[draw.integers(0, len(LASTS), count)]
    cancelled = starts + (lasts * draw.random(count)).astype("timedelta64[D]")
    cancelled[status != "cancelled"] = np.datetime64("NaT")
    words = pl.Series(list(GROUPS.values()))[draw.integers(0, len(GROUPS), count)]
    return pl.DataFrame(
        {
            "sar_id": ids[version],
            "number": 1 + np.arange(count) - first,
            "status": status,
            "starts_on": starts,
            "ends_on": starts + lasts.astype("timedelta64[D]"),
            "cancelled_on": cancelled,
            "description": words,
        }
    ).with_columns(
        reason=pl.when(pl.col("status") == "denied").then(
            pl.lit("Not shown to be medically necessary for the condition")
        )
    )


def drawn_codes(scale: CcsScale, line_ids: Numbers) -> pl.DataFrame:
    """Rows of `sar_code`, one for each line: a grouping, a procedure or a range."""
    draw, count = scale.draw(9), len(line_ids)
    kind = one_of(draw, ("group", "procedure", "range"), (0.5, 0.4, 0.1), count)
    procedure = np.char.add("E", np.char.zfill(draw.integers(1, 2_000, count).astype(str), 4))
    group = np.array(list(GROUPS))[draw.integers(0, len(GROUPS), count)]
    code = np.where(kind == "group", group, np.where(kind == "range", "A000", procedure))
    return pl.DataFrame({"line_id": line_ids, "kind": kind, "code": code}).with_columns(
        code_to=pl.when(pl.col("kind") == "range").then(pl.lit("A999")), units=pl.lit(1)
    )
