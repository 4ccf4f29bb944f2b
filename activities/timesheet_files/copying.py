"""Frames into tables by COPY and answers into frames: no Python object for any row."""

import io
from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl
import psycopg
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.orm import Session

IN_PIECES = 1 << 20
"""Bytes given to the connection at once."""

WHOLE = "select {sums} from ({query}) as each ({names})"

NUMBERS = {
    pl.Int64: ("int8send({0}::bigint)", ">i8"),
    pl.Int16: ("int2send({0}::smallint)", ">i2"),
    pl.Date: ("date_send({0})", ">i4"),
    pl.Datetime("us", "UTC"): ("timestamptz_send({0})", ">i8"),
    pl.Boolean: ("int2send({0}::int::smallint)", ">i2"),
    pl.Binary: ("int4send(octet_length({0}))", ">i4"),
}
"""How PostgreSQL sends a value of a type, and how the bytes are read; of bytes their length, for they come apart. The
least of the numbers stands for null."""

SINCE_1970 = {pl.Date: 10_957, pl.Datetime: 10_957 * 86_400_000_000}
"""PostgreSQL counts days and microseconds from 1 January 2000."""

TEXTS = "convert_to(string_agg(btrim(row(true, {names})::text, '()'), chr(10)), 'UTF8')"
"""A row as PostgreSQL writes it is a line of CSV in parentheses, in which a backslash stands doubled."""

BYTES = "string_agg({0}, ''::bytea)"

FIRST = "is"
"""What each line begins with, so that none is empty."""

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

    All numbers come as one run of bytes and all texts as one text: of COPY the driver takes a message for each row,
    which costs more than it says, and of numbers in words both sides pay for each digit.
    """
    asked = {name: f"c{place}" for place, name in enumerate(schema)}
    numbers = {name: NUMBERS[kind] for name, kind in schema.items() if kind in NUMBERS}
    texts = {name: kind for name, kind in schema.items() if kind not in NUMBERS}
    apart = [name for name, kind in schema.items() if kind == pl.Binary]
    sent = [_sent(send.format(asked[name]), kind) for name, (send, kind) in numbers.items()]
    sums = ["count(*)", f"string_agg({' || '.join(sent)}, ''::bytea)" if sent else "null"]
    sums.append(TEXTS.format(names=", ".join(asked[name] for name in texts)) if texts else "null")
    sums += [BYTES.format(asked[name]) for name in apart]
    whole = WHOLE.format(query=query, names=", ".join(asked.values()), sums=", ".join(sums))
    row = connection_of(session).cursor(binary=True).execute(whole.encode()).fetchone()
    if row is None or not row[0]:
        return pl.DataFrame(schema=dict(schema))
    told = _numbers(row[1], {name: kind for name, (_, kind) in numbers.items()}, schema) if numbers else {}
    if texts:
        told |= _texts(bytes(row[2]), texts).to_dict()
    for name, content in zip(apart, row[3:], strict=True):
        told[name] = _pieces(told[name], bytes(content or b""))
    return pl.DataFrame([told[name].alias(name) for name in schema])


def _sent(value: str, kind: str) -> str:
    return f"coalesce({value}, {_nothing(kind)})"


def _nothing(kind: str) -> str:
    """The bytes that stand for null."""
    return f"'\\x80{'00' * (np.dtype(kind).itemsize - 1)}'::bytea"


def _numbers(content: bytes, kinds: Mapping[str, str], schema: Mapping[str, Any]) -> dict[str, pl.Series]:
    """The columns in rows of bytes."""
    rows = np.frombuffer(content, np.dtype(list(kinds.items())))
    return {name: _column(rows[name], schema[name]) for name in kinds}


def _column(sent: NDArray[Any], kind: Any) -> pl.Series:
    values = sent.astype(sent.dtype.newbyteorder("="))
    nothing = values == np.iinfo(values.dtype).min
    since = SINCE_1970.get(kind.base_type())
    if since is not None:
        column = pl.Series(values + since).cast(kind)
    else:
        column = pl.Series(values != 0 if kind == pl.Boolean else values)
    return column.set(pl.Series(nothing), None) if nothing.any() else column


def _pieces(lengths: pl.Series, content: bytes) -> pl.Series:
    """Values of bytes, one after the other in the content, by their lengths."""
    ends = lengths.fill_null(0).cum_sum().to_list()
    begins = [0, *ends]
    pieces = [content[begin:end] for begin, end in zip(begins, ends, strict=False)]
    return pl.Series(pieces, dtype=pl.Binary).set(lengths.is_null(), None)


def _texts(content: bytes, schema: Mapping[str, Any]) -> pl.DataFrame:
    """The columns in lines of text."""
    read_as = {FIRST: pl.String, **schema}
    frame = pl.read_csv(content, has_header=False, new_columns=list(read_as), schema_overrides=read_as).drop(FIRST)
    if DOUBLED not in content:
        return frame
    texts = [name for name, kind in schema.items() if kind == pl.String]
    return frame.with_columns(pl.col(name).str.replace_all("\\\\", "\\", literal=True) for name in texts)


def fresh_ids(session: Session, table: str, count: int) -> pl.Series:
    """Numbers for new rows of a table, which nobody else gets."""
    query = text(f"select nextval('{table}_id_seq') from generate_series(1, :count)")
    return pl.Series("id", session.scalars(query, {"count": count}).all(), dtype=pl.Int64)
