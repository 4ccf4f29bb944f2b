"""Minutes that really pass between two times on California's wall clock, on the nights of the clock change too."""

import datetime as dt

from records.clock import PACIFIC

HOUR, CHANGE, WHOLE_DAY = 60, 120, 1440
"""Minutes; the clocks change at 2:00."""


def day_length(day: dt.date) -> int:
    """Minutes of a day: 1,440; 1,380 when the clocks go forward and 1,500 when they go back."""
    midnights = [dt.datetime.combine(each, dt.time(), tzinfo=PACIFIC) for each in (day, day + dt.timedelta(days=1))]
    first, second = (each.utcoffset() or dt.timedelta() for each in midnights)
    return WHOLE_DAY + int((first - second).total_seconds()) // 60


def worked(day: dt.date, starts: int, ends: int, start_again: bool = False, end_again: bool = False) -> int:
    """Minutes from the start to the end of an entry, as the law counts them; none where the end is not after it."""
    return max(_since_midnight(day, ends, end_again) - _since_midnight(day, starts, start_again), 0)


def comes_twice(day: dt.date, minute: int) -> bool:
    """Whether a minute of a day's wall clock passes twice: 1:00 to 1:59 of the night in which the clocks go back."""
    return day_length(day) > WHOLE_DAY and CHANGE - HOUR <= minute < CHANGE


def _since_midnight(day: dt.date, minute: int, again: bool) -> int:
    longer = day_length(day) - WHOLE_DAY
    if longer < 0:
        return minute - min(max(minute - CHANGE, 0), HOUR)
    second = minute >= CHANGE or (again and minute >= CHANGE - HOUR)
    return minute + (longer if second else 0)
