"""Providers who are enrolled, written by COPY."""

import datetime as dt

import numpy as np
import polars as pl
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in, fresh_ids
from cli.seed.bulk.people import morning, write_people
from records.confirmation import numbered_confirmation


def write_providers(
    session: Session, draw: np.random.Generator, count: int, county_code: str, since: dt.date
) -> pl.DataFrame:
    """So many enrollments that a county holds: `enrollment_id` and `provider`, the number."""
    people = write_people(session, draw, count, 20, since)
    ids = fresh_ids(session, "enrollment", count)
    numbers = [numbered_confirmation(county_code, each) for each in ids.to_list()]
    rows = people.with_columns(ids, enrollment_number=pl.Series(numbers))
    told = {
        "county_code": pl.lit(county_code),
        "channel": pl.lit("in_person"),
        "status": pl.lit("enrolled"),
        "status_since": pl.lit(since),
        "begun_at": morning(since),
        "spoken_language": pl.lit("en"),
        "written_language": pl.lit("en"),
        "ssn_standing": pl.lit("verified"),
        "list_standing": pl.lit("clear"),
        "background": pl.lit("clear"),
        "enrolled_on": pl.lit(since),
        "paid_from": pl.lit(since),
        "touched_at": morning(since),
    }
    copy_in(session, "enrollment", rows.with_columns(**told))
    status = rows.select(
        enrollment_id="id",
        status=pl.lit("enrolled"),
        before=pl.lit("pending"),
        cause=pl.lit("enrolled"),
        since=pl.lit(since),
        at=morning(since),
    )
    copy_in(session, "enrollment_status", status)
    return rows.select(pl.col("id").alias("enrollment_id"), pl.col("enrollment_number").alias("provider"))
