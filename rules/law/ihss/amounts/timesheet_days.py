"""A timesheet day by day: what is taken off which day, so that the rest may be paid.

First what of an entry may not be paid, then what a day has more than its hours, then the last days of the period until
the rest fits into what remains of the recipient's month and of the provider's share.
"""

from dataclasses import dataclass

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask, Records, records_of
from rules.law.ihss.amounts.wall_clock import day_length, passed

# What the provider must mend: nothing of such a timesheet is paid before.
MISTAKES = ("wrong_ends", "outside_period", "in_the_future", "twice")
ONE_CASE = 2**31


@dataclass(frozen=True)
class Days:
    """Some days of some cases, in order: what is taken off each."""

    case: IntArray
    day: IntArray
    minutes: IntArray


def sent_back(facts: Columns) -> Mask:
    """Which timesheets go back to the provider: a mistake in an entry, nothing claimed, or nothing left to pay from."""
    mistaken = np.any([facts[name] > 0 for name in MISTAKES], axis=0)
    without = facts.known("provider_remaining_minutes") & (facts["provider_remaining_minutes"] == 0)
    back: Mask = mistaken | (facts["claimed_minutes"] == 0) | (facts["recipient_remaining_minutes"] == 0) | without
    return back


def fitting(facts: Columns) -> IntArray:
    """What of the countable minutes fits into what remains."""
    share = np.where(facts.known("provider_remaining_minutes"), facts["provider_remaining_minutes"], ONE_CASE)
    room = np.minimum(facts["recipient_remaining_minutes"], share)
    return np.asarray(np.minimum(facts["countable_minutes"], room), dtype=np.int64)


def _by_day(case: IntArray, day: IntArray, *values: IntArray) -> tuple[Days, list[IntArray]]:
    """Sums by case and day, in order."""
    key = case * ONE_CASE + day
    here, which = np.unique(key, return_inverse=True)
    sums = [np.zeros(len(here), dtype=np.int64) for _ in values]
    for total, value in zip(sums, values, strict=True):
        np.add.at(total, which, value)
    return Days(here // ONE_CASE, here % ONE_CASE, np.zeros(len(here), dtype=np.int64)), sums


def day_cuts(facts: Columns, limits: Limits, figure: str) -> Days:
    """The days on which a figure of the entries, with the entries for others, is over its length, and by how much.

    Only where entries overlap can a day be too full: without that, they have no room in it.
    """
    entries, others = facts.items("entries"), facts.items("other_entries")
    suspect = entries.any(entries["overlap_minutes"] > 0)
    own, strange = entries.spread(suspect), others.spread(suspect)
    case = np.concatenate([entries.owner[own], others.owner[strange]])
    day = np.concatenate([entries["day"][own], others["day"][strange]])
    start, end = passed(others, limits)
    own_minutes, other_minutes = entries[figure][own], np.maximum(end - start, 0)[strange]
    mine = np.concatenate([own_minutes, np.zeros(len(other_minutes), dtype=np.int64)])
    days, (total, payable) = _by_day(case, day, np.concatenate([own_minutes, other_minutes]), mine)
    cut = np.minimum(np.maximum(total - day_length(days.day, limits), 0), payable)
    return Days(days.case[cut > 0], days.day[cut > 0], cut[cut > 0])


def cutbacks(facts: Columns, limits: Limits) -> Records:
    """What is taken off which day, in the order of the days; nothing where the timesheet goes back."""
    entries = facts.items("entries")
    cut = (facts["claimed_minutes"] > facts["proposed_minutes"]) & ~sent_back(facts)
    some = entries.spread(cut)
    claimed, payable = entries["minutes"][some], entries["payable_minutes"][some]
    days, (whole, left) = _by_day(entries.owner[some], entries["day"][some], claimed, payable)
    fuller = day_cuts(facts, limits, "payable_minutes")
    at = np.searchsorted(days.case * ONE_CASE + days.day, fuller.case * ONE_CASE + fuller.day)
    kept = cut[fuller.case]
    np.subtract.at(left, at[kept], fuller.minutes[kept])
    taken = whole - left + _from_the_end(days, left, facts)
    return records_of(facts.rows, days.case[taken > 0], {"day": days.day[taken > 0], "minutes": taken[taken > 0]})


def _from_the_end(days: Days, left: IntArray, facts: Columns) -> IntArray:
    """What is taken off the last days of each case until the rest is what is proposed."""
    through = np.cumsum(left)
    before_case = np.append(0, through)[np.searchsorted(days.case, np.arange(facts.rows))]
    total = np.zeros(facts.rows, dtype=np.int64)
    np.add.at(total, days.case, left)
    excess = total - facts["proposed_minutes"]
    later = total[days.case] - (through - before_case[days.case])
    return np.asarray(np.clip(excess[days.case] - later, 0, left), dtype=np.int64)
