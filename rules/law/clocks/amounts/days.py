"""Calendar arithmetic over columns of days: days as ordinals (date.toordinal), whole days, months and business days."""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.rounding import IntArray

Days = NDArray[np.datetime64]

UNIX_EPOCH = 719_163  # date(1970, 1, 1).toordinal(); NumPy counts days from there
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def as_days(ordinals: IntArray) -> Days:
    """Ordinals as NumPy days."""
    return (ordinals - UNIX_EPOCH).astype("datetime64[D]")


def as_ordinals(days: Days) -> IntArray:
    """NumPy days as ordinals."""
    return days.astype("datetime64[D]").astype(np.int64) + UNIX_EPOCH


def add_months(ordinals: IntArray, months: int) -> IntArray:
    """The same day of the month, so many months later; where that month is shorter, its last day.

    31 August and six months make 28 February, 29 in a leap year; 29 February and twelve months make 28 February.
    """
    days = as_days(ordinals)
    month = days.astype("datetime64[M]")
    place = (days - month.astype("datetime64[D]")).astype(np.int64)
    later = month + months
    longest = ((later + 1).astype("datetime64[D]") - later.astype("datetime64[D]")).astype(np.int64) - 1
    return as_ordinals(later.astype("datetime64[D]") + np.minimum(place, longest))


def weekday(days: Days) -> IntArray:
    """0 for Monday to 6 for Sunday."""
    return (days.astype("datetime64[D]").astype(np.int64) + 3) % 7


def state_holidays(years: IntArray, holidays: dict[str, dict[str, Any]], kept_on_friday: tuple[str, ...]) -> Days:
    """Every day of the years on which state offices are closed (Gov. Code 19853).

    A holiday on a Sunday is kept on Monday; on a Saturday it is lost, but for those kept on Friday.
    """
    closed = [np.empty(0, dtype="datetime64[D]")]
    for name, rule in holidays.items():
        days = day_of_rule(years, rule)
        on_sunday, on_saturday = weekday(days) == 6, weekday(days) == 5
        days = np.where(on_sunday, days + 1, days)
        closed.append(np.where(on_saturday, days - 1, days) if name in kept_on_friday else days)
    return np.unique(np.concatenate(closed))


def day_of_rule(years: IntArray, rule: dict[str, Any]) -> Days:
    """The day of each year by one rule: a fixed day, or the first to fourth or last weekday of a month."""
    month = (years - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (rule["month"] - 1)
    day: Days = month.astype("datetime64[D]")
    if "day" in rule:
        return day + (int(rule["day"]) - 1)
    wanted = WEEKDAYS.index(rule["weekday"])
    if rule["which"] == "last":
        next_month: Days = (month + 1).astype("datetime64[D]")
        return next_month - 1 - (weekday(next_month - 1) - wanted) % 7
    return day + (wanted - weekday(day)) % 7 + 7 * (int(rule["which"]) - 1) + int(rule.get("days_later", 0))


def add_business_days(
    ordinals: IntArray, count: int, holidays: dict[str, dict[str, Any]], kept_on_friday: tuple[str, ...]
) -> IntArray:
    """So many business days after the day; the day itself does not count, nor do weekends and state holidays."""
    days = as_days(ordinals)
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970
    # A handful of business days never reaches past the year after.
    years = np.unique(np.concatenate([year - 1, year, year + 1]))
    closed = state_holidays(years, holidays, kept_on_friday)
    return as_ordinals(np.busday_offset(days, count, roll="backward", holidays=closed))


def whole_years(ordinals: IntArray, on: date) -> IntArray:
    """How many whole years lie between days and the day `on`: an age. Who was born on 29 February turns on 1 March."""
    days = as_days(ordinals)
    month = days.astype("datetime64[M]")
    place = (days - month.astype("datetime64[D]")).astype(np.int64) + 1
    months = (on.year - 1970) * 12 + on.month - 1 - month.astype(np.int64)
    return np.asarray((months - (place > on.day)) // 12, dtype=np.int64)
