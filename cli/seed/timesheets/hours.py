"""Invented hours: what a provider types for a half-month. Minutes of a day on the wall clock."""

import datetime as dt
from random import Random
from typing import Any

from cli.seed.timesheets.pairs import QUARTER, Pair
from records import periods

MORNING, LATER = 8 * 60, 15 * 60
"""When the first recipient's hours begin, and the second's."""
NOON = 12 * 60
LONGEST = 6 * 60
"""Longer days are typed as two stretches, with a rest between."""

Typed = list[dict[str, Any]]


def worked(pair: Pair, begins: dt.date, last: dt.date | None = None, *, random: Random) -> Typed:
    """Every working day of a half-month since the pair began, up to a day."""
    until = min(last or periods.last_day(begins), periods.last_day(begins))
    days = [day for day in periods.days(begins) if pair.starts_on <= day <= until and day.weekday() < 5]
    length = pair.minutes_a_day(begins)
    return [each for day in days for each in stretches(day, _start(pair, random), length)] if length else []


def stretches(day: dt.date, starts: int, minutes: int) -> Typed:
    """A day's hours: one stretch, or two with an hour between."""
    first = minutes if minutes <= LONGEST else minutes // 2 // QUARTER * QUARTER
    typed = [stretch(day, starts, starts + first)]
    if minutes > first:
        typed.append(stretch(day, starts + first + 60, starts + minutes + 60))
    return typed


def stretch(day: dt.date, starts: int, ends: int, place: str = "home") -> dict[str, Any]:
    """One stretch of care as a form sends it."""
    return {"day": day.isoformat(), "starts": starts, "ends": ends, "place": place}


def _start(pair: Pair, random: Random) -> int:
    begins = MORNING if pair.turn % 2 == 0 else LATER
    return begins + QUARTER * random.randrange(-2, 3)


def heavy_week(pair: Pair, month: dt.date, minutes: int) -> Typed:
    """A month's first whole workweek with so many minutes over its seven days, and nothing else in Part A."""
    sunday = month + periods.DAY * ((6 - month.weekday()) % 7)
    daily, rest = divmod(minutes // QUARTER, 7)
    return [
        each
        for number in range(7)
        for each in stretches(sunday + periods.DAY * number, MORNING, QUARTER * (daily + (number < rest)))
    ]
