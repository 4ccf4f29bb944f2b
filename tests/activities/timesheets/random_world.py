"""A random timesheet and everything in the records that bears on it: who else worked, who was away, what is held.

Drawn as plain numbers, so that the same world can be written into several databases with the same ids.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from records import periods
from records.clock import county_instant
from records.timesheet_entries import CannotSubmit, Stretch, look_at

PERIODS = tuple(
    dt.date(*begins)
    for begins in ((2026, 3, 1), (2026, 3, 16), (2026, 11, 1), (2026, 2, 16), (2028, 2, 16), (2026, 12, 16))
)
"""Both clock changes of 2026, both Februaries, and a half-month whose last week is in another year."""

TIMES = st.sampled_from([0, 60, 90, 119, 120, 121, 150, 180, 181, 480, 600, 720, 1380, 1440]) | st.integers(0, 1440)
AWAY = ("hospital", "away")
Days = tuple[int, int | None]
"""First and last day, counted from the period's first."""


@dataclass(frozen=True)
class Drawn:
    """One timesheet and its surroundings. Minutes; days are counted from the period's first."""

    begins: dt.date
    entries: tuple[Stretch, ...]
    received_after: int  # days after the period's last
    approved_after: int  # days after it was received
    authorized: int  # a month
    share: int | None  # a week; none: the whole weekly maximum
    since: int | None  # the first day of work; none: long ago
    ended: int | None
    leave: int | None
    hours_end: int | None  # nothing is authorized after this day
    case_closed: int | None
    colleague: tuple[Stretch, ...]  # accepted, of another provider of the recipient
    before: tuple[Stretch, ...]  # accepted, the pair's own in the month's first half
    elsewhere: tuple[Stretch, ...]  # the provider's for another recipient, same period
    elsewhere_held: bool
    away: tuple[tuple[Days, str], ...]
    suspended: Days | None
    hold: int | None
    exempt: Days | None
    advance_pay: bool
    extra_hours: int | None  # approved in the workweek of this day

    @property
    def received_on(self) -> dt.date:
        return periods.last_day(self.begins) + self.received_after * periods.DAY

    @property
    def approved_on(self) -> dt.date:
        return self.received_on + self.approved_after * periods.DAY

    def day(self, number: int) -> dt.date:
        """A day of the world, by its number."""
        return self.begins + number * periods.DAY


@st.composite
def worlds(draw: Any) -> Drawn:
    """A timesheet that may be submitted, in surroundings each of which is the exception."""
    begins = draw(st.sampled_from(PERIODS))
    first_half = begins.replace(day=1)

    def seldom(what: st.SearchStrategy[Any], one_in: int = 6) -> Any:
        return draw(what) if draw(st.integers(1, one_in)) == one_in else None

    days = st.integers(-3, 16)
    spell = st.tuples(days, st.none() | st.integers(0, 5)).map(
        lambda told: (told[0], None if told[1] is None else told[0] + told[1])
    )
    return Drawn(
        begins=begins,
        entries=stretches(draw, begins, 1, 7),
        received_after=draw(st.sampled_from([1, 1, 1, 2, 5, 29, 30, 31, 45])),
        approved_after=draw(st.sampled_from([0, 0, 1, 4])),
        authorized=draw(st.sampled_from([600, 2000, 6000, 12000, 16980])),
        share=seldom(st.sampled_from([0, 60, 150, 700, 2000]), 3),
        since=seldom(days),
        ended=seldom(days),
        leave=seldom(days, 12),
        hours_end=seldom(days, 10),
        case_closed=seldom(days, 10),
        colleague=stretches(draw, begins, 0, 2) if seldom(st.just(True), 3) else (),
        before=stretches(draw, first_half, 0, 3) if begins != first_half and draw(st.booleans()) else (),
        elsewhere=stretches(draw, begins, 0, 3) if seldom(st.just(True), 3) else (),
        elsewhere_held=draw(st.booleans()),
        away=tuple(filter(None, [seldom(st.tuples(spell, st.sampled_from(AWAY))) for _ in range(2)])),
        suspended=seldom(spell),
        hold=seldom(days),
        exempt=seldom(spell, 4),
        advance_pay=bool(seldom(st.just(True))),
        extra_hours=seldom(st.integers(0, 12)),
    )


def stretches(draw: Any, begins: dt.date, least: int, most: int) -> tuple[Stretch, ...]:
    """Stretches of care in one half-month that a provider may submit: in order, and none twice."""
    every = periods.days(begins)
    changes = [day for day in every if day in (dt.date(2026, 3, 8), dt.date(2026, 11, 1), dt.date(2028, 2, 29))]
    chosen: list[Stretch] = []
    for _ in range(draw(st.integers(least, most))):
        day = draw(st.sampled_from([*every, *changes * 5]))
        start, end = sorted((draw(TIMES), draw(TIMES)))
        again = draw(st.booleans()) if day == dt.date(2026, 11, 1) else False
        one = Stretch(day, start, end, draw(st.sampled_from(["home", "community", "both"])), False, again)
        if may_be_sent(begins, [*chosen, one]):
            chosen.append(one)
    return tuple(chosen) or ((Stretch(begins, 480, 720, "home"),) if least else ())


def may_be_sent(begins: dt.date, typed: list[Stretch]) -> bool:
    """Whether a provider may submit this once the half-month is over."""
    try:
        look_at(begins, typed, [], county_instant(periods.last_day(begins) + 2 * periods.DAY))
    except CannotSubmit:
        return False
    return True
