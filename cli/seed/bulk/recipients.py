"""Recipients with a case and authorized hours, written by COPY."""

import datetime as dt

import numpy as np
import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in, fresh_ids
from cli.seed.bulk.people import morning, write_people
from records.clock import county_instant
from records.decision import Decision
from rules.preview import preview

HOURS = tuple(range(60, 284, 8))
"""Authorized hours a month that are drawn; 283 is the most the law gives."""

WEEKLY = "ihss.weekly_maximum"


def write_recipients(
    session: Session, draw: np.random.Generator, count: int, county_code: str, since: dt.date
) -> pl.DataFrame:
    """So many open cases of a county: `case_id`, `case_number` and the authorized minutes."""
    people = write_people(session, draw, count, 45, since)
    numbers = session.scalars(text(f"select nextval('case_number_seq') from generate_series(1, {count})")).all()
    cases = people.select("person_id", case_number=pl.Series([str(number) for number in numbers]))
    cases = cases.with_columns(fresh_ids(session, "care_case", count))
    told = {"county_code": pl.lit(county_code), "status": pl.lit("eligible"), "status_since": pl.lit(since)}
    copy_in(session, "care_case", cases.with_columns(**told, opened_at=morning(since)))
    return _authorized(session, draw, cases.rename({"id": "case_id"}).drop("person_id"), since)


def _authorized(session: Session, draw: np.random.Generator, cases: pl.DataFrame, since: dt.date) -> pl.DataFrame:
    """Hours for every case; the decision that an amount rests on is one for all who have it."""
    weeks = pl.DataFrame([_decided(session, hours * 60, since) for hours in HOURS], orient="row")
    hours = weeks[draw.integers(0, weeks.height, cases.height)]
    cases = pl.concat([cases, hours], how="horizontal")
    nothing = ("unmet_minutes_per_month", "protective_supervision_minutes_per_month")
    rows = cases.drop("case_number").with_columns(
        program=pl.lit("PCSP"),
        kind=pl.lit("full"),
        starts_on=pl.lit(since),
        severely_impaired=pl.lit(False),
        made_at=morning(since),
        **dict.fromkeys(nothing, pl.lit(0)),
    )
    copy_in(session, '"authorization"', rows)
    return cases.drop("decision_id")


def _decided(session: Session, minutes: int, since: dt.date) -> dict[str, int]:
    """The weekly figures of an amount, as the law gives them, with the decision on record."""
    answer = preview(WEEKLY, since, {"authorized_minutes_per_month": minutes})
    trace = answer.as_decision()
    row = Decision(
        question=WEEKLY,
        asked_about=since,
        law=answer.law,
        facts=trace["facts"],
        answer=trace["answer"],
        trace=trace,
        made_at=county_instant(since),
    )
    session.add(row)
    session.flush()
    return {"decision_id": row.id, "authorized_minutes_per_month": minutes, **(answer.answer or {})}
