"""Stretches of care as a provider types them, and what the nights make of them.

A stretch is on one day of California's clock, in minutes of the day. Care over midnight is two stretches. In the night
in which the clocks go back the time from 1:00 to 1:59 comes twice; `start_again` and `end_again` say that the second is
meant.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from records.clock import PACIFIC
from records.worked_time import comes_twice, worked

DAY = dt.timedelta(days=1)
WHOLE_DAY = 1440


@dataclass(frozen=True, order=True)
class Stretch:
    """One stretch of care on one day; `starts` and `ends` are minutes of the day."""

    day: dt.date
    starts: int
    ends: int
    start_again: bool = False
    end_again: bool = False
    place: str = "home"

    @property
    def key(self) -> str:
        """Its name on the page, by which it is changed or taken away."""
        return f"{self.day.isoformat()}.{self.starts}.{self.ends}.{int(self.start_again)}{int(self.end_again)}"

    @property
    def began_at(self) -> dt.datetime:
        """The instant at which it begins."""
        return instant(self.day, self.starts, self.start_again)

    @property
    def ended_at(self) -> dt.datetime:
        """The instant at which it ends."""
        return instant(self.day, self.ends, self.end_again)

    @property
    def minutes(self) -> int:
        """The minutes that really passed, also in the two nights in which the clocks change."""
        return worked(self.day, self.starts, self.ends, self.start_again, self.end_again)

    def moved_to(self, day: dt.date) -> "Stretch":
        """The same times on another day."""
        return Stretch(day, self.starts, self.ends, place=self.place)

    def touches(self, other: "Stretch") -> bool:
        """Whether some time is in both."""
        return self.began_at < other.ended_at and other.began_at < self.ended_at

    def as_payload(self) -> dict[str, Any]:
        """As a message carries it."""
        return {
            "day": self.day.isoformat(),
            "starts": self.starts,
            "ends": self.ends,
            "place": self.place,
            "start_again": self.start_again,
            "end_again": self.end_again,
        }

    def as_fact(self, approved: bool = False) -> dict[str, Any]:
        """As the law is asked about it."""
        again = {"start_again": self.start_again, "end_again": self.end_again}
        times = {"day": self.day.isoformat(), "start": self.starts, "end": self.ends, "place": self.place}
        return times | again | {"approved": approved}


def of_entry(row: Any) -> Stretch:
    """A timesheet's entry as a stretch."""
    return Stretch(row.day, row.starts, row.ends, row.start_again, row.end_again, row.place)


def instant(day: dt.date, minute: int, again: bool = False) -> dt.datetime:
    """The UTC instant of a minute of a day on California's clock; minute 1440 is the midnight that ends the day."""
    on, minute = (day + DAY, 0) if minute >= WHOLE_DAY else (day, minute)
    wall = dt.datetime.combine(on, dt.time(minute // 60, minute % 60), tzinfo=PACIFIC)
    return wall.replace(fold=int(again)).astimezone(dt.UTC)


def clocks_go_back(day: dt.date) -> bool:
    """Whether the hour from 1:00 to 1:59 comes twice on a day."""
    return instant(day, WHOLE_DAY) - instant(day, 0) > DAY


def split(
    day: dt.date, starts: int, ends: int, place: str, start_again: bool = False, end_again: bool = False
) -> list[Stretch]:
    """What is typed as one stretch: one, or two where it ends on the next day."""
    start_again = start_again and comes_twice(day, starts)
    end_again = end_again or (start_again and ends > starts)  # after the second 1:00 there is no first 1:30
    same_day = ends > starts or (end_again and not start_again and comes_twice(day, ends))
    if same_day and instant(day, ends, end_again and comes_twice(day, ends)) > instant(day, starts, start_again):
        return [Stretch(day, starts, ends, start_again, end_again and comes_twice(day, ends), place)]
    whole = [Stretch(day, starts, WHOLE_DAY, start_again, False, place)]
    if ends == 0:
        return whole
    return [*whole, Stretch(day + DAY, 0, ends, False, end_again and comes_twice(day + DAY, ends), place)]


def between(began: dt.datetime, ended: dt.datetime, place: str) -> list[Stretch]:
    """The stretches of a visit that was checked in and out, cut at each midnight, to the minute."""
    here, last = began.astimezone(PACIFIC), ended.astimezone(PACIFIC)
    found = []
    day = here.date()
    while day <= last.date():
        starts = here.hour * 60 + here.minute if day == here.date() else 0
        ends = last.hour * 60 + last.minute if day == last.date() else WHOLE_DAY
        again = (bool(here.fold) and day == here.date(), bool(last.fold) and day == last.date())
        stretch = Stretch(day, starts, ends, *again, place)
        found += [stretch] if stretch.minutes > 0 else []
        day += DAY
    return found


def in_future(stretches: Iterable[Stretch], at: dt.datetime) -> list[Stretch]:
    """The stretches that have not ended at an instant: nobody is paid for time to come."""
    return [each for each in stretches if each.ended_at > at]
