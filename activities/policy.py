"""Figures of the process that steps need as they stand on a day; they are kept, dated and cited, with the law."""

import datetime as dt
from typing import Any

from rules.book import load_book


def intake_policy(path: str, on: dt.date) -> Any:
    """A figure of Hearth's own process, such as "waiting/visits_missed"."""
    return _parameter("intake", path, on)


def calendar(path: str, on: dt.date) -> Any:
    """A figure of the calendar that all clocks share, such as "state_holidays"."""
    return _parameter("deadline", f"calendar/{path}", on)


def _parameter(programme: str, path: str, on: dt.date) -> Any:
    return load_book().programmes[programme].parameter(path).at(on).value
