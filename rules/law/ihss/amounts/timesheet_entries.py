"""What is worked out for each entry of a timesheet out of the whole of it, and out of the entry itself."""

import numpy as np

from rules.amounts import Columns, IntArray, Items, Limits, Mask
from rules.law.clocks.amounts.days import as_days, as_ordinals
from rules.law.ihss.amounts.wall_clock import passed

ONE_DAY, ONE_CASE = 1500, 2**31  # no day is longer, and no day's minutes since the year 1 reach the second


def period_ends(facts: Columns, limits: Limits) -> IntArray:
    """The last day of the half-month in which the period begins: the 15th, or the last of the month."""
    days = as_days(facts["period_begins"])
    month = days.astype("datetime64[M]")
    first = month.astype("datetime64[D]")
    last = (month + 1).astype("datetime64[D]") - 1
    return np.where(days - first < 15, as_ordinals(first) + 14, as_ordinals(last))


def period_ends_of_each(facts: Columns, limits: Limits) -> IntArray:
    """The last day of the half-month, for each entry."""
    return np.asarray(facts.items("entries").spread(period_ends(facts, limits)), dtype=np.int64)


def span_minutes(facts: Columns, limits: Limits) -> IntArray:
    """Minutes from the start of the entry to its end; none or fewer where the end is not after the start."""
    start, end = passed(facts, limits)
    return end - start


def worked_minutes(facts: Columns, limits: Limits) -> IntArray:
    """The minutes claimed by the entry."""
    worked: IntArray = np.maximum(facts["span_minutes"], 0)
    return worked


def left_minutes(facts: Columns, limits: Limits) -> IntArray:
    """What is left of the entry without the time also claimed for another recipient."""
    left: IntArray = np.maximum(facts["worked_minutes"] - facts["overlap_minutes"], 0)
    return left


def _stretches(items: Items, limits: Limits) -> tuple[IntArray, IntArray]:
    """Each entry as a stretch on one line on which no two cases and no two days meet."""
    start, end = passed(items, limits)
    base = items.owner * ONE_CASE + items["day"] * ONE_DAY
    return base + start, base + np.maximum(end, start)


def _by_start(start: IntArray) -> IntArray:
    """The order by start; entries mostly come in it."""
    return np.arange(len(start)) if (np.diff(start) >= 0).all() else np.argsort(start, kind="stable")


def same_time_twice(facts: Columns, limits: Limits) -> Mask:
    """Which entries begin before an earlier one of the same timesheet has ended."""
    entries = facts.items("entries")
    start, end = _stretches(entries, limits)
    order = _by_start(start)
    running = np.maximum.accumulate(end[order])
    found = np.zeros(entries.rows, dtype=np.bool_)
    found[order[1:]] = (start[order[1:]] < running[:-1]) & (end[order[1:]] > start[order[1:]])
    return found


def overlap_minutes(facts: Columns, limits: Limits) -> IntArray:
    """How many minutes of each entry are also claimed by entries for other recipients, each minute once."""
    entries, others = facts.items("entries"), facts.items("other_entries")
    if not others.rows:
        return np.zeros(entries.rows, dtype=np.int64)
    start, end = _stretches(entries, limits)
    covered = _Covered(*_stretches(others, limits))
    return covered.before(end) - covered.before(start)


class _Covered:
    """Stretches joined where they meet, and how much of the line they cover before a point."""

    def __init__(self, start: IntArray, end: IntArray) -> None:
        order = _by_start(start)
        running = np.maximum.accumulate(end[order])
        first = np.append(True, start[order][1:] > running[:-1])
        last = np.append(first[1:], True)
        self.starts, self.ends = start[order][first], running[last]
        self.sums = np.append(0, np.cumsum(self.ends - self.starts))

    def before(self, point: IntArray) -> IntArray:
        """The covered minutes before each point."""
        place = np.searchsorted(self.starts, point, side="right")
        beyond = np.where(place > 0, np.maximum(self.ends[place - 1] - point, 0), 0)
        return np.asarray(self.sums[place] - beyond, dtype=np.int64)


def provider_standing(facts: Columns, limits: Limits) -> IntArray:
    """The provider on the day of each entry; suspended outweighs not enrolled."""
    return _standing(facts, "provider_out")


def recipient_standing(facts: Columns, limits: Limits) -> IntArray:
    """The recipient on the day of each entry; not eligible outweighs hospital, and hospital away."""
    return _standing(facts, "recipient_out")


def _standing(facts: Columns, periods: str) -> IntArray:
    """0 for payable, else the place of the gravest reason among `why`, plus one."""
    entries, out = facts.items("entries"), facts.items(periods)
    gravest = np.zeros(entries.rows, dtype=np.int64)
    lengths = np.diff(out.offsets)
    last = np.where(out.known("last_day"), out["last_day"], np.iinfo(np.int64).max)
    for number in range(int(lengths.max(initial=0))):
        place = np.where(lengths > number, out.offsets[:-1] + number, -1)
        at = entries.spread(place)
        held = (at >= 0) & (entries["day"] >= out["first_day"][at]) & (entries["day"] <= last[at])
        gravest = np.maximum(gravest, np.where(held, out["why"][at] + 1, 0))
    return gravest
