"""Days about which the law may be asked at once: those on which the question has the same limits, and no others."""

import datetime as dt

import numpy as np

from activities.pay_run import wages, weeks
from activities.pay_run.asking import as_one_day
from activities.pay_run.wages import EPOCH


def told_as(question: str, *days: dt.date) -> list[dt.date]:
    """The day as which each is asked about."""
    found = as_one_day(question, np.array([(day - EPOCH).days for day in days], np.int64))
    return [EPOCH + dt.timedelta(days=day) for day in found.tolist()]


def test_weeks_under_the_same_limits_are_asked_about_as_the_first_of_them() -> None:
    first, second, third = (dt.date(2026, 3, day) for day in (7, 14, 21))
    assert told_as(weeks.QUESTION, second, first, third, second) == [first] * 4


def test_days_before_and_after_a_rate_was_changed_are_asked_about_apart() -> None:
    before, on, after = dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 1, 2)
    assert told_as(wages.QUESTION, after, before, on) == [on, before, on]


def test_a_day_before_the_law_stands_for_itself_and_whoever_asks_is_told() -> None:
    early, later = dt.date(1990, 1, 6), dt.date(1990, 1, 13)
    assert told_as(weeks.QUESTION, early, later) == [early, later]


def test_no_days_are_no_days() -> None:
    assert told_as(weeks.QUESTION) == []
