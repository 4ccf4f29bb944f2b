"""Whom the lines of a file are about: enrollment, case, assignment; and which timesheets are there already."""

import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in, fetched

TABLE = """
create temporary table told_line (
  number bigint, provider text, case_number text, period_begins date, period_ends date
) on commit drop
"""
OF_PAIR = """timesheet t
               where t.case_id = c.id and t.period_begins = l.period_begins and t.enrollment_id = e.id
                 and t.superseded_at is null and t.status"""
THERE = f"exists (select from {OF_PAIR} not in ('draft', 'withdrawn'))"
TYPED = f"exists (select from {OF_PAIR} = 'draft')"
"""Known once the drafts in which nothing was typed have given way."""

EMPTY_DRAFTS = """
delete from timesheet t using told_line l, enrollment e, care_case c
where e.enrollment_number = l.provider and c.case_number = l.case_number
  and t.enrollment_id = e.id and t.case_id = c.id and t.period_begins = l.period_begins and t.status = 'draft'
  and not exists (select from timesheet_entry where timesheet_id = t.id)
  and not exists (select from travel_claim where timesheet_id = t.id)
"""
"""Opening the page makes a draft. Where hours are typed at this very moment, it stays, and the part is tried again."""

ONE_PERSON = """coalesce(e.person_id = c.person_id, false)
         or exists (select from account k where k.enrollment_id = e.id and k.person_id = c.person_id)"""
"""Provider and recipient both sign (W&I 12301.25): one person, or one account of two, is not both."""

FOUND = f"""
select l.number, e.id, c.id, a.id, a.county_code, {ONE_PERSON}, {THERE}, {TYPED}
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
    """select id from care_case where case_number in (select case_number from told_line)
       order by id for no key update""",
    """select id from enrollment where enrollment_number in (select provider from told_line)
       order by id for no key update""",
)
"""In the order in which the steps of a single timesheet lock them: what remains is worked out by one at a time."""

SCHEMA = {
    "number": pl.Int64,
    "enrollment_id": pl.Int64,
    "case_id": pl.Int64,
    "assignment_id": pl.Int64,
    "county_code": pl.String,
    "one_person": pl.Boolean,
    "there": pl.Boolean,
    "typed": pl.Boolean,
}


def found(session: Session, lines: pl.DataFrame) -> pl.DataFrame:
    """The lines with whom they are about, and `reason` where that is not known or the timesheet is there already."""
    session.execute(text(TABLE))
    wanted = lines.select("number", "provider", "case_number", "period_begins", "period_ends")
    copy_in(session, "told_line", wanted)
    session.execute(text("analyze told_line"))
    for statement in (*LOCKS, EMPTY_DRAFTS):
        session.execute(text(statement))
    about = fetched(session, FOUND, SCHEMA)
    known = lines.join(about, on="number", how="left", maintain_order="left")
    reason = (
        pl.when(pl.col("enrollment_id").is_null())
        .then(pl.lit("unknown_provider"))
        .when(pl.col("case_id").is_null())
        .then(pl.lit("unknown_case"))
        .when(pl.col("assignment_id").is_null())
        .then(pl.lit("unknown_pair"))
        .when(pl.col("one_person"))
        .then(pl.lit("one_person"))
        .when(pl.col("there"))
        .then(pl.lit("there_already"))
        .when(pl.col("typed"))
        .then(pl.lit("typed_online"))
    )
    return known.with_columns(reason=reason)
