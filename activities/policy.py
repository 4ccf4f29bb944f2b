"""Figures of the process that steps need as they stand on a day; they are kept, dated and cited, with the law."""

import datetime as dt
from typing import Any

from rules.book import load_book


def intake_policy(path: str, on: dt.date) -> Any:
    """A figure of Hearth's own process, such as "waiting/visits_missed"."""
    return policy_of("intake", path, on)


def calendar(path: str, on: dt.date) -> Any:
    """A figure of the calendar that all clocks share, such as "state_holidays"."""
    return policy_of("deadline", f"calendar/{path}", on)


def policy_of(programme: str, path: str, on: dt.date) -> Any:
    """A figure of a programme's own process on a day."""
    return load_book().programmes[programme].parameter(path).at(on).value
