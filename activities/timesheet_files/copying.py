"""Frames into tables by COPY and answers into frames: no Python object for any row."""

import io
from collections.abc import Mapping
from typing import Any

import polars as pl
import psycopg
from sqlalchemy import text
from sqlalchemy.orm import Session

IN_PIECES = 1 << 20
"""Bytes given to the connection at once."""

WHOLE = "select convert_to(string_agg(btrim(each::text, '()'), chr(10)), 'UTF8') from ({query}) as each"
"""A row as PostgreSQL writes it is a line of CSV in parentheses, in which a backslash stands doubled."""

DOUBLED = rb"\\"


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


def fetched(session: Session, query: str, schema: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a query in their order; `schema` names the types of its columns, in their order.

    All of them come as one long text: of COPY the driver takes a message for each row, which costs more than it says.
    """
    cursor = connection_of(session).cursor(binary=True)
    row = cursor.execute(WHOLE.format(query=query).encode()).fetchone()
    if row is None or row[0] is None:
        return pl.DataFrame(schema=dict(schema))
    content = bytes(row[0])
    frame = pl.read_csv(content, has_header=False, new_columns=list(schema), schema_overrides=_read_as(schema))
    told = [pl.col(name) == "t" for name, kind in schema.items() if kind == pl.Boolean]
    if DOUBLED in content:
        texts = [name for name, kind in schema.items() if kind == pl.String]
        told += [pl.col(name).str.replace_all("\\\\", "\\", literal=True) for name in texts]
    return frame.with_columns(told)


def _read_as(schema: Mapping[str, Any]) -> dict[str, Any]:
    """PostgreSQL writes a Boolean as t or f."""
    return {name: pl.String if kind == pl.Boolean else kind for name, kind in schema.items()}


def fresh_ids(session: Session, table: str, count: int) -> pl.Series:
    """Numbers for new rows of a table, which nobody else gets."""
    query = text(f"select nextval('{table}_id_seq') from generate_series(1, :count)")
    return pl.Series("id", session.scalars(query, {"count": count}).all(), dtype=pl.Int64)
