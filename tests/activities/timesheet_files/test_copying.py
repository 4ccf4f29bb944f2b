"""Rows as columns: what the database says comes back as it was, whatever signs are in it."""

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
