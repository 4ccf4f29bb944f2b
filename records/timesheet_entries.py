"""What a provider types of one half-month: stretches of care and trips, looked at before they are submitted.

Only what can never be right is refused here; what the county may let stand is for the law (`ihss.timesheet`).
"""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import delete
from sqlalchemy.orm import Session

from records import clock, periods
from records.timesheet import PLACES, Timesheet, TimesheetEntry, TravelClaim
from records.worked_time import WHOLE_DAY, worked

Why = Literal[
    "nothing",
    "too_many",
    "day_outside",
    "future",
    "not_in_order",
    "twice",
    "trip_minutes",
    "not_a_draft",
    "not_accepted",
]

MOST_ENTRIES = 200
"""Of one timesheet (fact `entries`)."""

SENTENCES: dict[Why, str] = {
    "nothing": "Nothing is entered yet. Enter the hours that were worked, then submit.",
    "too_many": "There are more than 200 entries. Join those that follow each other.",
    "day_outside": "A day is outside this pay period. Enter it on the timesheet of its own half-month.",
    "future": "Hours that are yet to come cannot be submitted. Submit what has been worked, or wait until it has.",
    "not_in_order": "An end is not after its start. Care past midnight is entered on both days.",
    "twice": "The same time is entered twice on one day. Leave one of the two out.",
    "trip_minutes": "A trip takes at least a minute and less than a day. Correct its minutes.",
    "not_a_draft": "This timesheet has been submitted already.",
    "not_accepted": "Only a timesheet that was accepted can be corrected.",
}


Said = Sequence[Mapping[str, Any]]
"""Entries or trips as in a payload; days may be ISO text."""


class CannotSubmit(Exception):
    """Not as it stands; `sentence` is for the person, `why` its word for pages in other languages."""

    def __init__(self, why: Why) -> None:
        super().__init__(SENTENCES[why])
        self.why = why
        self.sentence = SENTENCES[why]


@dataclass(frozen=True)
class Stretch:
    """One entry as typed: minutes of the day on the wall clock."""

    day: dt.date
    starts: int
    ends: int
    place: str
    start_again: bool = False
    end_again: bool = False

    @property
    def minutes(self) -> int:
        """Minutes that really passed."""
        return worked(self.day, self.starts, self.ends, self.start_again, self.end_again)


@dataclass(frozen=True)
class Trip:
    """Travel straight from another recipient's place to this timesheet's recipient."""

    day: dt.date
    minutes: int
    from_assignment_id: int


def stretches(said: Said) -> list[Stretch]:
    """Entries of a payload; days may be ISO text. Raises ValueError or KeyError where one is not an entry."""
    found = [Stretch(**{**each, "day": _day(each["day"])}) for each in said]
    for each in found:
        if each.place not in PLACES or not 0 <= each.starts <= WHOLE_DAY or not 0 <= each.ends <= WHOLE_DAY:
            raise ValueError("An entry has a place or a time that does not exist.")
    return found


def trips(said: Said) -> list[Trip]:
    """Trips of a payload."""
    return [Trip(_day(each["day"]), each["minutes"], each["from_assignment_id"]) for each in said]


def look_at(period_begins: dt.date, typed: Sequence[Stretch], travel: Sequence[Trip], at: dt.datetime) -> None:
    """Raise CannotSubmit for what can never be right, as of an instant."""
    if not typed:
        raise CannotSubmit("nothing")
    if len(typed) > MOST_ENTRIES:
        raise CannotSubmit("too_many")
    period = set(periods.days(period_begins))
    if any(day not in period for day in (*(each.day for each in typed), *(each.day for each in travel))):
        raise CannotSubmit("day_outside")
    if any(each.minutes <= 0 for each in typed):
        raise CannotSubmit("not_in_order")
    if _stands_twice(typed):
        raise CannotSubmit("twice")
    if any(not 0 < each.minutes < WHOLE_DAY for each in travel):
        raise CannotSubmit("trip_minutes")
    today = clock.county_day(at)
    if any(ends_at(each) > at for each in typed) or any(each.day > today for each in travel):
        raise CannotSubmit("future")


def ends_at(typed: Stretch) -> dt.datetime:
    """The instant at which a stretch ends, in the second 1:00 to 1:59 of an autumn night where it says so."""
    midnight = clock.county_instant(typed.day, dt.time())
    return midnight + dt.timedelta(minutes=worked(typed.day, 0, typed.ends, False, typed.end_again))


def write(
    session: Session, timesheet: Timesheet, version: int, typed: Sequence[Stretch], travel: Sequence[Trip]
) -> None:
    """Write a version's entries and trips, in place of what it had."""
    for table in (TimesheetEntry, TravelClaim):
        session.execute(delete(table).where(table.timesheet_id == timesheet.id, table.version == version))
    session.add_all(TimesheetEntry(timesheet_id=timesheet.id, version=version, **vars(each)) for each in typed)
    session.add_all(TravelClaim(timesheet_id=timesheet.id, version=version, **vars(each)) for each in travel)
    session.flush()


def _stands_twice(typed: Sequence[Stretch]) -> bool:
    """Whether two stretches of a day share a minute."""
    spans = sorted((each.day, ends_at(each) - dt.timedelta(minutes=each.minutes), ends_at(each)) for each in typed)
    return any(first[0] == second[0] and second[1] < first[2] for first, second in itertools.pairwise(spans))


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
