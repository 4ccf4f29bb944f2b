"""Recipients with authorized hours and providers who work for them, written by COPY.

Of ten pairs nine have a recipient of their own and eight a provider of their own: the last tenth are second providers,
and the last fifth work for two (about what the state reports: 815,000 recipients, 716,000 providers).
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in, fresh_ids
from cli.seed.bulk.people import morning
from cli.seed.bulk.providers import write_providers
from cli.seed.bulk.recipients import write_recipients


@dataclass(frozen=True)
class Pairs:
    """Who was written: one row a pair with ids, `provider` and `case_number`, authorized and weekly minutes."""

    frame: pl.DataFrame


def write_pairs(session: Session, count: int, county_code: str, since: dt.date, seed: int = 1) -> Pairs:
    """Write so many active pairs of a county whose staff and county exist; authorized and enrolled since a day."""
    draw = np.random.default_rng(seed)
    cases = write_recipients(session, draw, max(count * 9 // 10, 1), county_code, since)
    providers = write_providers(session, draw, max(count * 8 // 10, 1), county_code, since)
    place = np.arange(count)
    pairs = pl.concat([cases[place % cases.height], providers[place % providers.height]], how="horizontal")
    pairs = pairs.with_columns(fresh_ids(session, "assignment", count).alias("assignment_id"))
    _assignments(session, pairs, county_code, since)
    return Pairs(pairs)


def _assignments(session: Session, pairs: pl.DataFrame, county_code: str, since: dt.date) -> None:
    told = {
        "county_code": pl.lit(county_code),
        "status": pl.lit("active"),
        "designated_on": pl.lit(since),
        "related_as": pl.lit("none"),
        "lives_together": pl.lit(False),
        "starts_on": pl.lit(since),
        "back_up": pl.lit(False),
        "made_at": morning(since),
    }
    copy_in(session, "assignment", pairs.select("enrollment_id", "case_id", id="assignment_id", **told))
    hours = pairs.select(
        "assignment_id",
        starts_on=pl.lit(since),
        minutes_per_week="weekly_maximum_minutes",
        made_at=morning(since),
    )
    copy_in(session, "assignment_hours", hours)
