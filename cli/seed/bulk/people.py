"""Invented people, written by COPY."""

import datetime as dt

import numpy as np
import polars as pl
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in, fresh_ids
from cli.seed.bulk.named import drawn_names
from records.clock import county_instant


def morning(day: dt.date) -> pl.Expr:
    """Nine in the morning of a day, for every row."""
    return pl.lit(county_instant(day).replace(tzinfo=None))


def write_people(
    session: Session, draw: np.random.Generator, count: int, youngest: int, since: dt.date
) -> pl.DataFrame:
    """People at least so many years old; their `person_id` and names."""
    names = drawn_names(draw, count).with_columns(fresh_ids(session, "person", count))
    ages = draw.integers(youngest * 365, (youngest + 50) * 365, count)
    born = pl.Series((since.toordinal() - dt.date(1970, 1, 1).toordinal() - ages).astype(np.int32)).cast(pl.Date)
    people = names.with_columns(birth_date=born)
    told = {"made_at": morning(since), "spoken_language": pl.lit("en"), "written_language": pl.lit("en")}
    copy_in(session, "person", people.with_columns(**told))
    return people.rename({"id": "person_id"})
