"""Rows as columns: what the database says comes back as it was, whatever signs are in it."""

import datetime as dt

import polars as pl
import pytest
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import fetched

SCHEMA = {"number": pl.Int64, "told": pl.String, "so": pl.Boolean}


@pytest.mark.parametrize(
    "told",
    [
        "plain",
        "a \\ b",
        "\\",
        "\\\\n",
        'said "so"',
        "(all)",
        "one, two",
        "first\nsecond",
        " ",
        "",
        "Ñuñez 小龍",
        "null",
    ],
)
def test_a_text_comes_back_as_it_is_on_record(session: Session, told: str) -> None:
    quoted = told.replace("'", "''")
    rows = f"(values (1, '{quoted}', true), (null, null, null), (3, 'x', false)) as each (number, told, so)"
    found = fetched(session, f"select number::bigint, told::text, so from {rows}", SCHEMA)
    assert found.rows() == [(1, told, True), (None, None, None), (3, "x", False)]


def test_nothing_comes_back_as_an_empty_frame_of_the_same_columns(session: Session) -> None:
    found = fetched(session, "select 1::bigint, 'x'::text, true where false", SCHEMA)
    assert (found.height, dict(found.schema)) == (0, SCHEMA)


def test_numbers_and_days_come_back_as_they_are_and_what_is_not_known_as_nothing(session: Session) -> None:
    """The largest and the least that stand on record, too, and rows without any text."""
    kinds = {"number": pl.Int64, "small": pl.Int16, "day": pl.Date, "so": pl.Boolean}
    first, last = dt.date(1899, 12, 31), dt.date(9999, 12, 31)
    rows = f"""(values (9223372036854775807, -32767, '{first}', false), (null, null, null, null),
        (-1, 32767, '{last}', true)) as each (number, small, day, so)"""
    found = fetched(session, f"select number::bigint, small::smallint, day::date, so from {rows}", kinds)
    assert found.rows() == [(2**63 - 1, -32767, first, False), (None,) * 4, (-1, 32767, last, True)]
    assert dict(found.schema) == kinds


def test_instants_come_back_to_the_microsecond_and_what_is_not_known_as_nothing(session: Session) -> None:
    kinds = {"at": pl.Datetime("us", "UTC")}
    rows = "(values ('2026-03-15 08:00:00.000001-07'), ('1999-12-31 23:59:59+00'), (null)) as each (at)"
    found = fetched(session, f"select at::timestamptz from {rows}", kinds)
    first = dt.datetime(2026, 3, 15, 15, 0, 0, 1, dt.UTC)
    assert found["at"].to_list() == [first, dt.datetime(1999, 12, 31, 23, 59, 59, tzinfo=dt.UTC), None]
    assert dict(found.schema) == kinds


def test_bytes_come_back_as_they_are_on_record_whatever_they_are(session: Session) -> None:
    kinds = {"number": pl.Int64, "sealed": pl.Binary, "told": pl.String}
    rows = "(values (1, '\\x00ff5c0a'::bytea, 'x'), (2, null, null), (3, '', 'y'), (4, '\\x22', 'z')) as each"
    found = fetched(session, f"select column1::bigint, column2, column3 from {rows}", kinds)
    assert found.rows() == [(1, b"\x00\xff\\\n", "x"), (2, None, None), (3, b"", "y"), (4, b'"', "z")]
    none = fetched(session, "select null::bytea from generate_series(1, 2)", {"sealed": pl.Binary})
    assert none.rows() == [(None,)] * 2


def test_a_column_of_texts_of_which_none_is_known_has_as_many_rows(session: Session) -> None:
    found = fetched(session, "select null::text from generate_series(1, 3)", {"told": pl.String})
    assert found.rows() == [(None,)] * 3
