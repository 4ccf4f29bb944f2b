"""Figures of the law of provider inquiry that pages go by, as they stand today."""

import datetime as dt
from typing import Any

from records.clock import county_day, county_today
from records.inquiry_sessions import Limits
from rules.book import load_book


def figure(path: str) -> Any:
    """A figure, such as "password/length"."""
    return load_book().programmes["ccs"].parameter(path).at(county_today()).value


def session_limits() -> Limits:
    """How long a session lives."""
    return Limits(
        idle=dt.timedelta(minutes=figure("session/idle_minutes")),
        absolute=dt.timedelta(minutes=figure("session/absolute_minutes")),
    )


def password_ends(changed_at: dt.datetime) -> dt.date:
    """The last day on which a password opens before another has to be chosen."""
    days = load_book().programmes["deadline"].parameter("inquiry/password").at(county_today()).value
    return county_day(changed_at) + dt.timedelta(days=days)
