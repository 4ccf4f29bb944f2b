"""Answers of a part's queries, of which each says what its columns are."""

from typing import Any

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run.reading_sql import Query
from activities.timesheet_files.copying import fetched


def rows(session: Session, query: Query, **named: Any) -> pl.DataFrame:
    """The answer of a query; lists of ids or days are among what is named.

    An empty list finds nothing, and is not asked about.
    """
    told = {name: as_array(value) if isinstance(value, pl.Series) else value for name, value in named.items()}
    if "{}" in told.values():
        return pl.DataFrame(schema=dict(query.columns))
    return fetched(session, query.text.format(**told), query.columns)


def as_array(values: pl.Series) -> str:
    """A list of ids or days as PostgreSQL writes one."""
    return "{" + str(values.drop_nulls().cast(pl.String).str.join(",").item()) + "}"
