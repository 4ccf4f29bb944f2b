"""The invented half-months of the demo office: plausible hours, and weeks that pass a limit."""

import datetime as dt
from random import Random

import pytest

from cli.seed.timesheets.hours import heavy_week, worked
from cli.seed.timesheets.pairs import Pair
from cli.seed.timesheets.telling import Months

PAIR = Pair(
    assignment_id=1,
    enrollment_id=1,
    case_id=1,
    county_code="34",
    enrollment_county="34",
    starts_on=dt.date(2026, 1, 5),
    minutes_per_week=1500,
    weekly_maximum=1500,
    turn=0,
    of_provider=1,
    account_id=None,
)


def minutes(typed: list[dict[str, int]]) -> int:
    """All that was typed."""
    return sum(each["ends"] - each["starts"] for each in typed)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_of_usual_days_stays_within_four_weeks_hours(month: int) -> None:
    halves = [worked(PAIR, dt.date(2026, month, day), random=Random(1)) for day in (1, 16)]
    assert 0 < minutes(halves[0]) + minutes(halves[1]) <= 4 * PAIR.minutes_per_week


def test_nobody_works_before_the_first_day() -> None:
    typed = worked(PAIR, dt.date(2026, 1, 1), random=Random(1))
    assert min(each["day"] for each in typed) == "2026-01-05"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_heavy_week_is_one_whole_workweek_of_the_first_half(month: int) -> None:
    typed = heavy_week(PAIR, dt.date(2026, month, 1), 2445)
    days = sorted({dt.date.fromisoformat(each["day"]) for each in typed})
    assert (days[0].isoweekday(), days[-1].isoweekday(), len(days)) == (7, 6, 7)
    assert days[-1].day <= 15
    assert minutes(typed) == 2445


@pytest.mark.parametrize("day", [1, 2, 15, 16, 17, 30])
def test_the_half_months_lie_one_behind_the_other(day: int) -> None:
    months = Months.of(dt.date(2026, 11, day))
    assert months.long_ago < months.before < months.last < months.now <= dt.date(2026, 11, day)
    assert (dt.date(2026, 11, day) - months.long_ago).days > 32
