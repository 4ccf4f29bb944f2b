"""Sick leave as facts: which fiscal year a day is in, when 100 hours were reached, and who begins anew."""

import datetime as dt
from collections import Counter

from records.sick_leave import fiscal_year, reached_on, since_return

YEAR = 12


def test_a_fiscal_year_runs_from_july_to_june() -> None:
    assert fiscal_year(dt.date(2026, 6, 30)) == (dt.date(2025, 7, 1), dt.date(2026, 6, 30))
    assert fiscal_year(dt.date(2026, 7, 1)) == (dt.date(2026, 7, 1), dt.date(2027, 6, 30))


def test_it_is_accrued_on_the_day_on_which_the_hundredth_hour_was_worked() -> None:
    worked = Counter({dt.date(2026, 1, day): 600 for day in range(1, 11)})
    assert reached_on(worked, 6000) == dt.date(2026, 1, 10)
    assert reached_on(worked, 6001) is None


def test_a_year_away_keeps_what_was_worked_and_a_day_more_begins_anew() -> None:
    first = dt.date(2024, 2, 29)
    kept = Counter({first: 60, dt.date(2025, 2, 28): 60})
    assert since_return(kept, YEAR) == kept
    assert since_return(Counter({first: 60, dt.date(2025, 3, 1): 60}), YEAR) == {dt.date(2025, 3, 1): 60}
    december = Counter({dt.date(2024, 12, 31): 60, dt.date(2025, 12, 31): 60})
    assert since_return(december, YEAR) == december
