"""Half-months and workweeks: the pay periods of a month, and the weeks, Sunday to Saturday, that days fall into.

W&I 12300.4 (a workweek begins on Sunday); ACL 16-01. Pure reckoning with days.
"""

import calendar
import datetime as dt

from records import clock

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
SECOND_HALF = 16
"""The day of the month on which Part B begins."""
WEEKS_OF_A_MONTH = 4
"""A provider's part of a month is four weeks of the assigned minutes (SOC 846); the law's `hours/weeks_for_maximum`."""


def half_month(day: dt.date) -> dt.date:
    """The first day of the pay period that a day is in: the 1st or the 16th."""
    return day.replace(day=SECOND_HALF if day.day >= SECOND_HALF else 1)


def last_day(period_begins: dt.date) -> dt.date:
    """The last day of a pay period: the 15th, or the last of the month."""
    return period_begins.replace(day=SECOND_HALF) - DAY if period_begins.day == 1 else month(period_begins)[1]


def days(period_begins: dt.date) -> list[dt.date]:
    """Every day of a pay period, 13 to 16 of them."""
    return [period_begins + DAY * number for number in range((last_day(period_begins) - period_begins).days + 1)]


def month(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def sunday(day: dt.date) -> dt.date:
    """The Sunday on which a day's workweek begins."""
    return day - DAY * (day.isoweekday() % 7)


def weeks(period_begins: dt.date) -> list[dt.date]:
    """The Sundays of the workweeks that a pay period touches, three or four of them."""
    first, last = sunday(period_begins), sunday(last_day(period_begins))
    return [first + WEEK * number for number in range((last - first).days // 7 + 1)]


def over_at(period_begins: dt.date) -> dt.datetime:
    """The instant at which a pay period is over in California: the midnight after its last day."""
    return clock.county_instant(last_day(period_begins) + DAY, dt.time())
