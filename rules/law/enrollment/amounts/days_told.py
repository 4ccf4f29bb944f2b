"""Days that decide: the last one for a request, and from when rehabilitation is proved more easily."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask
from rules.law.clocks.amounts.days import add_months


def exception_due(facts: Columns, limits: Limits) -> IntArray:
    """The last day for a general exception."""
    return facts["denial_notice_on"] + limits["days"]


def appeal_due(facts: Columns, limits: Limits) -> IntArray:
    """The last day for an appeal."""
    return facts["notice_on"] + limits["days"]


def proof_years(facts: Columns, limits: Limits) -> IntArray:
    """Years since prison, probation or parole that ask for clear and convincing proof."""
    by_kind = limits.mapping("years")
    kinds = np.array([by_kind[kind] for kind in facts.facts["offense_kind"].one_of], dtype=np.int64)
    several = facts["offenses"] >= limits["several"]
    return np.where(several, limits["years_of_several"], kinds[facts["offense_kind"]])


def clear_from(facts: Columns, limits: Limits) -> IntArray:
    """The first day on which so many years have passed; counted from the notice where the end was not told."""
    start = np.where(facts.known("custody_ended_on"), facts["custody_ended_on"], facts["denial_notice_on"])
    years = proof_years(facts, limits)
    due = start.copy()
    for length in np.unique(years):
        due = np.where(years == length, add_months(start, 12 * int(length)), due)
    return due


def long_ago(facts: Columns, limits: Limits) -> Mask:
    """Whether those years have passed on the day asked about."""
    held: Mask = clear_from(facts, limits) <= facts.on.toordinal()
    return held


def time_runs(facts: Columns, limits: Limits) -> Mask:
    """Whether the time still runs on the day asked about; its last day counts."""
    held: Mask = facts["due_on"] >= facts.on.toordinal()
    return held


def last_year_day(facts: Columns, limits: Limits) -> IntArray:
    """The last day of the year without pay: from the last payroll activity, or the enrollment if that is later."""
    paid = np.where(facts.known("last_paid_on"), facts["last_paid_on"], 0)
    return add_months(np.maximum(paid, facts["enrolled_on"]), limits["months"])


def a_year_over(facts: Columns, limits: Limits) -> Mask:
    """Whether that day has passed."""
    held: Mask = last_year_day(facts, limits) < facts.on.toordinal()
    return held


def window_end(facts: Columns, limits: Limits) -> IntArray:
    """The last day on which it may be proposed to give the standing back."""
    return facts["lost_on"] + limits["window"]


def in_window(facts: Columns, limits: Limits) -> Mask:
    """Whether that day has not passed."""
    held: Mask = window_end(facts, limits) >= facts.on.toordinal()
    return held
