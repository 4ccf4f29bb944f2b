"""Figures of the law of provider inquiry that pages go by, as they stand today."""

import datetime as dt
from typing import Any

import numpy as np

from records.clock import county_day, county_today
from records.inquiry_sessions import Limits
from records.probing import Probing
from rules.book import load_book
from rules.law.clocks.amounts.days import add_business_days
from web.clock_lengths import length


def figure(path: str) -> Any:
    """A figure, such as "password/length"."""
    return load_book().programmes["ccs"].parameter(path).at(county_today()).value


def session_limits() -> Limits:
    """How long a session lives."""
    return Limits(
        idle=dt.timedelta(minutes=figure("session/idle_minutes")),
        absolute=dt.timedelta(minutes=figure("session/absolute_minutes")),
    )


def probing() -> Probing:
    """From how many misses on somebody is probing, and how long they wait then."""
    return Probing(
        misses=figure("probing/misses"),
        within=dt.timedelta(minutes=figure("probing/minutes")),
        slowed=dt.timedelta(minutes=figure("probing/slowed_minutes")),
    )


def password_ends(changed_at: dt.datetime) -> dt.date:
    """The last day on which a password opens before another has to be chosen."""
    return county_day(changed_at) + dt.timedelta(days=length("inquiry/password"))


def desk_due(kind: str, opened_on: dt.date) -> dt.date:
    """By when what was opened on a day is done: business days of the law (ccs/desk), without state holidays."""
    days = load_book().programmes["ccs"].parameter("desk/business_days").at(opened_on).value[kind]
    calendar = load_book().programmes["deadline"]
    holidays, kept = (
        calendar.parameter(f"calendar/{name}").at(opened_on).value for name in ("state_holidays", "kept_on_friday")
    )
    ordinal = add_business_days(np.array([opened_on.toordinal()], dtype=np.int64), days, holidays, tuple(kept))
    return dt.date.fromordinal(int(ordinal[0]))
