"""Weeks asked about as a whole, and by day only where it matters, come to the same lines as every week by day."""

import datetime as dt
from typing import Any

import numpy as np
import polars as pl
import pytest

from activities.pay_run import gross, weeks
from activities.pay_run.arrays import earlier, summed
from activities.pay_run.reading import Whole
from activities.pay_run.stretches import BEFORE, FAR, SUNDAY, TRIP, WEEK, WORK, Stretches, Worked
from activities.pay_run.wages import EPOCH, rates_by_day
from rules.ask import ask
from rules.errors import LawError

FIRST = (dt.date(2026, 3, 1) - EPOCH).days
DAYS = 16


def a_part(seed: int, sheets: int) -> Worked:
    """Timesheets of random providers and recipients over the half-month, some paid before, and some trips."""
    draw = np.random.default_rng(seed)
    provider = np.sort(draw.integers(1, max(sheets // 2, 2), sheets))
    days = draw.integers(1, 900, (sheets, DAYS)) * (draw.random((sheets, DAYS)) < 0.7)
    case = draw.integers(1, 50, sheets)
    rate = draw.choice([1915, 1905, 2160], sheets)
    sheet = np.where(draw.random(sheets) < 0.2, BEFORE, np.arange(sheets))
    found: list[tuple[Any, ...]] = []
    for start in range(0, DAYS, WEEK):  # March 1, 2026 is a Sunday
        minutes = days[:, start : start + WEEK].sum(axis=1)
        for row in np.flatnonzero(minutes):
            first, last = FIRST + start, FIRST + min(start + WEEK, DAYS) - 1
            week = provider[row] * FAR + first
            found.append((week, case[row], sheet[row], first, last, WORK, minutes[row], rate[row], row))
            if draw.random() < 0.1:
                day = first + int(draw.integers(0, last - first + 1))
                found.append((week, case[row], sheet[row], day, day, TRIP, 45, rate[row], 0))
    columns = np.array(found, dtype=np.int64).reshape(-1, 9).T
    return Worked(Stretches(*columns), days.astype(np.int64), np.full(sheets, FIRST))


def by_day(worked: Worked) -> Whole:
    """Every week asked about day by day, in order."""
    days = worked.by_day(np.ones(len(worked.stretches.day), np.bool_))
    days = days.of(np.argsort(days.workweek, kind="stable"))
    days = days.of(weeks._in_order(days))
    return weeks._lines(days, weeks._split(days))


@pytest.mark.parametrize("seed", range(12))
def test_whole_weeks_and_single_days_make_the_same_lines(seed: int) -> None:
    worked = a_part(seed, sheets=60)
    lines, singly = gross._added_up(weeks.shares(worked)), gross._added_up(by_day(worked))
    assert lines.tolist() == singly.tolist()
    assert (lines[1] == weeks.OVERTIME).any(), "there is overtime to be divided"


def test_a_part_without_time_has_no_lines() -> None:
    assert weeks.shares(a_part(1, sheets=60).of(np.zeros(0, np.int64))).shape == (5, 0)


def test_days_of_work_are_the_days_that_were_added_up_and_trips_stay_as_they_are() -> None:
    worked = a_part(3, sheets=20)
    days, whole = worked.by_day(np.arange(len(worked.stretches.day))), worked.stretches
    for kind in (WORK, TRIP):
        assert days.minutes[days.kind == kind].sum() == whole.minutes[whole.kind == kind].sum()
    assert ((days.week - SUNDAY) % WEEK == 0).all()
    assert (days.minutes > 0).all()


def test_rates_of_days_with_the_same_limits_are_the_rates_of_each_day() -> None:
    first, last = dt.date(2023, 12, 25), dt.date(2026, 7, 5)
    rates = rates_by_day((first - EPOCH).days, (last - EPOCH).days)
    for offset in range(0, len(rates), 9):
        day = first + dt.timedelta(days=offset)
        for county, back_up in ((1, False), (7, True), (34, False)):
            try:
                told = ask("ihss.wage", day, {"county": f"{county:02}", "back_up": back_up}).answer
                rate = told["rate_cents"] if told else None
            except LawError:
                rate = -1
            assert rates[offset, county, int(back_up)] == rate, (day, county)


def test_what_came_before_is_counted_within_its_own_key_only() -> None:
    keys, values = np.array([3, 1, 3, 1, 3]), np.array([10, 20, 30, 40, 50])
    assert earlier(keys, values).tolist() == [0, 0, 10, 20, 40]
    assert summed(np.array([1, 2, 3]), keys, values).tolist() == [60, 0, 90]


def test_the_days_before_a_law_have_no_rates() -> None:
    assert (rates_by_day(0, 3) == -1).all()
    assert pl.Series(rates_by_day(FIRST, FIRST)[0, 1:, 0]).is_between(1000, 4000).all()
