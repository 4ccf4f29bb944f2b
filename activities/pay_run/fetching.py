"""Rows of the database as columns: one long text for all of them, for a message each costs more than what it says."""

from collections.abc import Mapping
from io import StringIO
from typing import Any

import polars as pl
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import connection_of

WHOLE = "select string_agg(btrim(each::text, '()'), chr(10)) from ({query}) as each"
"""A row as PostgreSQL writes it is a line of CSV in parentheses; texts with a backslash are not asked for this way."""


def fetched(session: Session, query: str, schema: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a query, in no order; `schema` names the types of its columns, in their order."""
    row = connection_of(session).execute(WHOLE.format(query=query).encode()).fetchone()
    if row is None or row[0] is None:
        return pl.DataFrame(schema=dict(schema))
    read_as = {name: pl.String if kind == pl.Boolean else kind for name, kind in schema.items()}
    frame = pl.read_csv(StringIO(row[0]), has_header=False, new_columns=list(schema), schema_overrides=read_as)
    return frame.with_columns(pl.col(name) == "t" for name, kind in schema.items() if kind == pl.Boolean)
