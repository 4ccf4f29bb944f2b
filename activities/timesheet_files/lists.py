"""Lists of facts that come as JSON text, one text a timesheet, as the columns that the law is asked with."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from rules.columns import ItemColumns

DAYS = ("day", "first_day", "last_day", "week")
MEMBERS: Mapping[str, Mapping[str, Any]] = {
    "other_entries": {
        "day": pl.String,
        "start": pl.Int64,
        "end": pl.Int64,
        "start_again": pl.Boolean,
        "end_again": pl.Boolean,
    },
    "provider_out": {"first_day": pl.String, "last_day": pl.String, "why": pl.String},
    "recipient_out": {"first_day": pl.String, "last_day": pl.String, "why": pl.String},
    "workweeks": {"week": pl.String, "same_minutes": pl.Int64, "other_minutes": pl.Int64, "approved": pl.Boolean},
}
"""The members of each list fact of `ihss.timesheet` that records supply."""


def flattened(name: str, texts: pl.Series) -> ItemColumns:
    """A list fact for the law: all items of all timesheets, and where each one's begin."""
    members = MEMBERS[name]
    kind = pl.List(pl.Struct([pl.Field(each, of) for each, of in members.items()]))
    lists = texts.str.json_decode(kind)
    lengths = lists.list.len().to_numpy().astype(np.int64)
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    if not offsets[-1]:
        return ItemColumns(offsets, pl.DataFrame(schema={each: _held(each, of) for each, of in members.items()}))
    items = lists.filter(pl.Series(lengths > 0)).explode().struct.unnest()
    return ItemColumns(offsets, items.with_columns(pl.col(each).str.to_date() for each in members if each in DAYS))


def _held(name: str, kind: Any) -> Any:
    return pl.Date if name in DAYS else kind
