"""Whom the lines of a file are about: enrollment, case, assignment; and which timesheets are there already."""

import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in, copy_out

TABLE = """
create temporary table told_line (
  number bigint, provider text, case_number text, period_begins date, period_ends date
) on commit drop
"""
THERE = """exists (select from timesheet t
               where t.case_id = c.id and t.period_begins = l.period_begins and t.enrollment_id = e.id
                 and t.superseded_at is null and t.status <> 'withdrawn')"""
FOUND = """
select l.number, e.id, c.id, a.id, a.county_code,
       THERE
from told_line l
left join enrollment e on e.enrollment_number = l.provider
left join care_case c on c.case_number = l.case_number
left join lateral (
  select id, county_code from assignment
  where enrollment_id = e.id and case_id = c.id
  order by (coalesce(starts_on, designated_on) <= l.period_ends
            and coalesce(ended_on, 'infinity') >= l.period_begins) desc,
           coalesce(starts_on, designated_on) desc, id desc
  limit 1) a on true
"""
"""Of several spells of a pair, the last that has a day in the period; if none has, the last, and the law holds it."""

LOCKS = (
    "select id from care_case where id = any(:ids) order by id for no key update",
    "select id from enrollment where id = any(:ids) order by id for no key update",
)
"""In the order in which the steps of a single timesheet lock them: what remains is worked out by one at a time."""

SCHEMA = {
    "number": pl.Int64,
    "enrollment_id": pl.Int64,
    "case_id": pl.Int64,
    "assignment_id": pl.Int64,
    "county_code": pl.String,
    "there": pl.Boolean,
}


def found(session: Session, lines: pl.DataFrame) -> pl.DataFrame:
    """The lines with whom they are about, and `reason` where that is not known or the timesheet is there already."""
    session.execute(text(TABLE))
    wanted = lines.select("number", "provider", "case_number", "period_begins", "period_ends")
    copy_in(session, "told_line", wanted)
    session.execute(text("analyze told_line"))
    about = copy_out(session, FOUND.replace("THERE", "false"), SCHEMA)
    for lock, column in zip(LOCKS, ("case_id", "enrollment_id"), strict=True):
        session.execute(text(lock), {"ids": about[column].drop_nulls().unique().to_list()})
    about = copy_out(session, FOUND.replace("THERE", THERE), SCHEMA)
    known = lines.join(about, on="number", how="left", maintain_order="left")
    reason = (
        pl.when(pl.col("enrollment_id").is_null())
        .then(pl.lit("unknown_provider"))
        .when(pl.col("case_id").is_null())
        .then(pl.lit("unknown_case"))
        .when(pl.col("assignment_id").is_null())
        .then(pl.lit("unknown_pair"))
        .when(pl.col("there"))
        .then(pl.lit("there_already"))
    )
    return known.with_columns(reason=reason)
