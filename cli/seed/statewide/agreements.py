"""Workweek and travel agreements (SOC 2255): one of each provider who is paid for ways between recipients."""

import numpy as np
import polars as pl

from cli.seed.statewide.days import mornings
from cli.seed.statewide.writer import Writer

FIELDS = {"assignment_id": "id", "minutes_per_week": "minutes", "travel_minutes_per_week": "travel"}
"""The names within a schedule, and the columns that are written there."""


def write_agreements(writer: Writer, pairs: pl.DataFrame, plan: pl.DataFrame, staff_id: int) -> None:
    """Write the agreements of a block's providers with trips; each lists all the provider's recipients."""
    days = np.array([number.bit_count() for number in range(128)])[plan["weekdays"].to_numpy()]
    each = pairs.select("enrollment_id", "id", "minutes", "starts_on").with_columns(
        travel=pl.Series(days * plan["trip"].to_numpy().astype(np.int64))
    )
    named = [part for name, column in FIELDS.items() for part in (pl.lit(f', "{name}": '), pl.col(column))]
    text = pl.concat_str(pl.lit("{"), *named, pl.lit("}")).str.replace(", ", "", literal=True)
    listed = each.group_by("enrollment_id", maintain_order=True).agg(
        pl.col("travel").sum(),
        text.alias("schedule"),
        pl.col("id").first().alias("assignment_id"),
        pl.col("starts_on").max().alias("signed_on"),
    )
    some = listed.filter(pl.col("travel") > 0).drop("travel")
    rows = some.with_columns(
        schedule=pl.lit("[") + pl.col("schedule").list.join(", ") + pl.lit("]"),
        form=pl.lit("soc_2255"),
        noted_by_id=pl.lit(staff_id),
        noted_at=mornings(some["signed_on"].to_numpy()),
    )
    writer.write("workweek_agreement", rows)
