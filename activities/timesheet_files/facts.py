"""The facts of a file's timesheets that the records supply: the one query of `records.timesheet_facts`, as columns."""

import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in, fetched
from records.timesheet_facts import facts_from
from rules.book import load_book

TABLE = """
create temporary table if not exists asked_line (
  id bigint, assignment_id bigint, enrollment_id bigint, case_id bigint, period_begins date, period_ends date,
  received_on date, approved_at timestamptz, late_approved boolean, first_half_approved boolean,
  signature_checked boolean, hold_lifted boolean, fix_accepted boolean
) on commit drop
"""
FLAGS = ("late_approved", "first_half_approved", "signature_checked", "hold_lifted", "fix_accepted")
ASKED = ("id", "assignment_id", "enrollment_id", "case_id", "period_begins", "period_ends", "received_on")

SCHEMA = {
    "id": pl.Int64,
    "period_begins": pl.Date,
    "received_on": pl.Date,
    "authorized_minutes_per_month": pl.Int64,
    "recipient_remaining_minutes": pl.Int64,
    "provider_remaining_minutes": pl.Int64,
    "provider_recipients": pl.Int64,
    "exempt": pl.Boolean,
    "advance_pay": pl.Boolean,
    "picked_for_signature": pl.Boolean,
    "county_hold": pl.Boolean,
    "late_approved": pl.Boolean,
    "first_half_approved": pl.Boolean,
    "fix_accepted": pl.Boolean,
    "month_other_minutes": pl.Int64,
    "other_entries": pl.String,
    "provider_out": pl.String,
    "recipient_out": pl.String,
    "workweeks": pl.String,
}
"""What the query answers, in its order; lists are JSON text."""


def facts_of_lines(session: Session, lines: pl.DataFrame) -> pl.DataFrame:
    """A row for each line, in their order: its `number` and the facts of `ihss.timesheet` but for the entries."""
    session.execute(text(TABLE))
    found = []
    for share in _shares(lines).unique().sort().to_list():
        some = lines.filter(_shares(lines) == share)
        asked = some.select(*ASKED, "approved_at", **dict.fromkeys(FLAGS, pl.lit(False)))
        session.execute(text("truncate asked_line"))
        copy_in(session, "asked_line", asked)
        session.execute(text("analyze asked_line"))
        found.append(fetched(session, _query(int(share)), SCHEMA))
    numbered = lines.select("number", "id").join(pl.concat(found), on="id", how="left", maintain_order="left")
    return numbered.drop("id")


def _shares(lines: pl.DataFrame) -> pl.Series:
    """How many of ten thousand are picked for a look at the signature, by the law of each line's half-month."""
    law = load_book().programmes["ihss"].parameter("timesheet/signature_share")
    days = lines["period_ends"].unique()
    return lines["period_ends"].replace_strict(
        days, [law.at(day).value for day in days.to_list()], return_dtype=pl.Int64
    )


def _query(share: int) -> str:
    """COPY takes no parameters; both are ours. Every line says when it was received, so `today` is never used."""
    asked = str(facts_from("asked_line").text)
    return asked.replace(":today", "null::date").replace(":signature_share", str(share))
