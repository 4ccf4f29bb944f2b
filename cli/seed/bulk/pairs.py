"""Recipients with authorized hours and providers who work for them, written by COPY.

Of ten pairs nine have a recipient of their own and eight a provider of their own: the last tenth are second providers,
and the last fifth work for two (about what the state reports: 815,000 recipients, 716,000 providers).
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in, fresh_ids
from cli.seed.bulk.named import drawn_names
from records.clock import county_instant
from records.confirmation import numbered_confirmation
from records.decision import Decision
from rules.preview import preview

HOURS = tuple(range(60, 284, 8))
"""Authorized hours a month that are drawn; 283 is the most the law gives."""

WEEKLY = "ihss.weekly_maximum"


@dataclass(frozen=True)
class Pairs:
    """Who was written: one row a pair with ids, `provider` and `case_number`, authorized and weekly minutes."""

    frame: pl.DataFrame


def write_pairs(session: Session, count: int, county_code: str, since: dt.date, seed: int = 1) -> Pairs:
    """Write so many active pairs of a county whose staff and county exist; authorized and enrolled since a day."""
    draw = np.random.default_rng(seed)
    cases = _recipients(session, draw, max(count * 9 // 10, 1), county_code, since)
    providers = _providers(session, draw, max(count * 8 // 10, 1), county_code, since)
    place = np.arange(count)
    pairs = pl.concat([cases[place % cases.height], providers[place % providers.height]], how="horizontal")
    pairs = pairs.with_columns(fresh_ids(session, "assignment", count).alias("assignment_id"))
    _assignments(session, pairs, county_code, since)
    return Pairs(pairs)


def _morning(day: dt.date) -> pl.Expr:
    return pl.lit(county_instant(day).replace(tzinfo=None))


def _people(session: Session, draw: np.random.Generator, count: int, youngest: int, since: dt.date) -> pl.DataFrame:
    """People at least so many years old; their `person_id` and names."""
    names = drawn_names(draw, count).with_columns(fresh_ids(session, "person", count))
    ages = draw.integers(youngest * 365, (youngest + 50) * 365, count)
    born = pl.Series((since.toordinal() - dt.date(1970, 1, 1).toordinal() - ages).astype(np.int32)).cast(pl.Date)
    people = names.with_columns(birth_date=born)
    told = {"made_at": _morning(since), "spoken_language": pl.lit("en"), "written_language": pl.lit("en")}
    copy_in(session, "person", people.with_columns(**told))
    return people.rename({"id": "person_id"})


def _recipients(
    session: Session, draw: np.random.Generator, count: int, county_code: str, since: dt.date
) -> pl.DataFrame:
    people = _people(session, draw, count, 45, since)
    numbers = session.scalars(text(f"select nextval('case_number_seq') from generate_series(1, {count})")).all()
    cases = people.select("person_id", case_number=pl.Series([str(number) for number in numbers]))
    cases = cases.with_columns(fresh_ids(session, "care_case", count))
    told = {"county_code": pl.lit(county_code), "status": pl.lit("eligible"), "status_since": pl.lit(since)}
    copy_in(session, "care_case", cases.with_columns(**told, opened_at=_morning(since)))
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
        made_at=_morning(since),
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


def _providers(
    session: Session, draw: np.random.Generator, count: int, county_code: str, since: dt.date
) -> pl.DataFrame:
    people = _people(session, draw, count, 20, since)
    ids = fresh_ids(session, "enrollment", count)
    numbers = [numbered_confirmation(county_code, each) for each in ids.to_list()]
    rows = people.with_columns(ids, enrollment_number=pl.Series(numbers))
    told = {
        "county_code": pl.lit(county_code),
        "channel": pl.lit("in_person"),
        "status": pl.lit("enrolled"),
        "status_since": pl.lit(since),
        "begun_at": _morning(since),
        "spoken_language": pl.lit("en"),
        "written_language": pl.lit("en"),
        "ssn_standing": pl.lit("verified"),
        "list_standing": pl.lit("clear"),
        "background": pl.lit("clear"),
        "enrolled_on": pl.lit(since),
        "paid_from": pl.lit(since),
        "touched_at": _morning(since),
    }
    copy_in(session, "enrollment", rows.with_columns(**told))
    status = rows.select(
        enrollment_id="id",
        status=pl.lit("enrolled"),
        before=pl.lit("pending"),
        cause=pl.lit("enrolled"),
        since=pl.lit(since),
        at=_morning(since),
    )
    copy_in(session, "enrollment_status", status)
    return rows.select(pl.col("id").alias("enrollment_id"), pl.col("enrollment_number").alias("provider"))


def _assignments(session: Session, pairs: pl.DataFrame, county_code: str, since: dt.date) -> None:
    told = {
        "county_code": pl.lit(county_code),
        "status": pl.lit("active"),
        "designated_on": pl.lit(since),
        "related_as": pl.lit("none"),
        "lives_together": pl.lit(False),
        "starts_on": pl.lit(since),
        "back_up": pl.lit(False),
        "made_at": _morning(since),
    }
    copy_in(session, "assignment", pairs.select("enrollment_id", "case_id", id="assignment_id", **told))
    hours = pairs.select(
        "assignment_id",
        starts_on=pl.lit(since),
        minutes_per_week="weekly_maximum_minutes",
        made_at=_morning(since),
    )
    copy_in(session, "assignment_hours", hours)
