"""Frames into tables and answers into frames by COPY: no Python object for any row."""

import io
from collections.abc import Mapping
from typing import Any

import polars as pl
import psycopg
from sqlalchemy import text
from sqlalchemy.orm import Session

IN_PIECES = 1 << 20
"""Bytes given to the connection at once."""


def connection_of(session: Session) -> "psycopg.Connection[Any]":
    """psycopg's own connection of a session, within its transaction."""
    driver: psycopg.Connection[Any] = session.connection().connection.driver_connection  # type: ignore[assignment]
    return driver


def copy_in(session: Session, table: str, frame: pl.DataFrame) -> None:
    """Add the rows of a frame to a table; its columns are named as the table's. Nulls are nulls."""
    if not frame.height:
        return
    content = io.BytesIO()
    frame.write_csv(content, include_header=False, datetime_format="%Y-%m-%d %H:%M:%S%.6f+00")
    whole = content.getbuffer()
    with (
        connection_of(session).cursor().copy(f"copy {table} ({', '.join(frame.columns)}) from stdin (format csv)") as to
    ):
        for start in range(0, len(whole), IN_PIECES):
            to.write(whole[start : start + IN_PIECES])


def copy_out(session: Session, query: str, schema: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a query; `schema` names the types of its columns, in their order."""
    with connection_of(session).cursor().copy(f"copy ({query}) to stdout (format csv)") as rows:
        content = b"".join(bytes(row) for row in rows)
    if not content:
        return pl.DataFrame(schema=dict(schema))
    texts = pl.read_csv(content, has_header=False, new_columns=list(schema), schema_overrides=_read_as(schema))
    booleans = [pl.col(name) == "t" for name, kind in schema.items() if kind == pl.Boolean]
    return texts.with_columns(*booleans)


def _read_as(schema: Mapping[str, Any]) -> dict[str, Any]:
    """PostgreSQL writes a Boolean as t or f."""
    return {name: pl.String if kind == pl.Boolean else kind for name, kind in schema.items()}


def fresh_ids(session: Session, table: str, count: int) -> pl.Series:
    """Numbers for new rows of a table, which nobody else gets."""
    query = text(f"select nextval('{table}_id_seq') from generate_series(1, :count)")
    return pl.Series("id", session.scalars(query, {"count": count}).all(), dtype=pl.Int64)
