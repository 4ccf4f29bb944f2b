"""Minutes that really passed between two times on the wall clock, on the two nights when the clocks change too.

In spring the clocks go from 2:00 to 3:00: that day has 23 hours, and the hour between is no time at all. In autumn they
go from 2:00 back to 1:00: that day has 25 hours, and a time from 1:00 to 1:59 is the first one unless it is said to be
the second.
"""

from datetime import date

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask
from rules.law.clocks.amounts.days import as_ordinals, day_of_rule

HOUR, CHANGE, WHOLE_DAY = 60, 120, 1440  # minutes; the clocks change at 2:00


def change_days(days: IntArray, limits: Limits, name: str) -> Mask:
    """Which days are the one on which the clocks go `forward` or `back`."""
    found = np.zeros(len(days), dtype=np.bool_)
    if len(days):
        first, last = int(days.min()), int(days.max())
        years = np.arange(date.fromordinal(first).year, date.fromordinal(last).year + 1)
        for change in as_ordinals(day_of_rule(years, limits.mapping("clock_changes")[name])):
            if first <= change <= last:  # half a month seldom has one
                found |= days == change
    return found


def day_length(days: IntArray, limits: Limits) -> IntArray:
    """Minutes of each day: 1,440, and on the change days 1,380 or 1,500."""
    longer = change_days(days, limits, "back").astype(np.int64) - change_days(days, limits, "forward")
    return WHOLE_DAY + HOUR * longer


def passed(entries: Columns, limits: Limits) -> tuple[IntArray, IntArray]:
    """Minutes from midnight to the start and to the end of each entry, as they really passed."""
    forward = change_days(entries["day"], limits, "forward")
    back = change_days(entries["day"], limits, "back")
    start = _since_midnight(entries["start"], entries["start_again"], forward, back)
    return start, _since_midnight(entries["end"], entries["end_again"], forward, back)


def _since_midnight(minute: IntArray, again: Mask, forward: Mask, back: Mask) -> IntArray:
    if not forward.any() and not back.any():
        return minute
    lost = np.where(forward, np.clip(minute - CHANGE, 0, HOUR), 0)
    second = (minute >= CHANGE) | ((minute >= CHANGE - HOUR) & again)
    return np.asarray(minute - lost + np.where(back & second, HOUR, 0), dtype=np.int64)
