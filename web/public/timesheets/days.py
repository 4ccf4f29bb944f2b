"""The days of a half-month as the page shows them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from records.clock import county_today
from records.timesheet import Timesheet
from web.public.timesheets.stretches import DAY, Stretch, clocks_go_back


@dataclass(frozen=True)
class DayOfSheet:
    """A day on the page: its stretches, and whether times may be put there."""

    day: dt.date
    stretches: list[Stretch]
    over: bool  # today or before
    before: dt.date | None  # the day before, if it has times and this one has none
    twice: bool  # the hour from 1:00 comes twice

    @property
    def minutes(self) -> int:
        """The minutes of the day."""
        return sum(each.minutes for each in self.stretches)


def days_of(row: Timesheet, stretches: Iterable[Stretch]) -> list[DayOfSheet]:
    """Every day of the half-month."""
    found: list[DayOfSheet] = []
    every = list(stretches)
    day = row.period_begins
    while day <= row.period_ends:
        own = [each for each in every if each.day == day]
        full = found[-1].day if found and found[-1].stretches and not own else None
        over = day <= county_today()
        found.append(DayOfSheet(day, own, over, full if over else None, clocks_go_back(day)))
        day += DAY
    return found


def next_day(days: list[DayOfSheet]) -> dt.date:
    """The day that is most likely to be typed next: the one after the last that has times, at most today."""
    over = [each for each in days if each.over]
    full = [each.day for each in over if each.stretches]
    if not over:
        return days[0].day
    return min(full[-1] + DAY, over[-1].day) if full else over[0].day
