"""A timesheet as its provider works on it: what is typed, read and written again, each change in one transaction."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from records import periods, timesheeting
from records.assignment import Assignment
from records.clock import county_today, now
from records.timesheet import DRAFT, Timesheet, TimesheetEntry, TravelClaim
from web import database
from web.public.timesheets import words
from web.public.timesheets.stretches import DAY, Stretch, clocks_go_back, in_future, of_entry


@dataclass(frozen=True, order=True)
class Trip:
    """A trip straight from another recipient's place (SOC 2275), in minutes."""

    day: dt.date
    from_assignment_id: int
    minutes: int

    @property
    def key(self) -> str:
        """Its name on the page."""
        return f"{self.day.isoformat()}.{self.from_assignment_id}.{self.minutes}"

    def as_payload(self) -> dict[str, object]:
        """As a message carries it."""
        return {
            "day": self.day.isoformat(),
            "minutes": self.minutes,
            "from_assignment_id": self.from_assignment_id,
        }


class CannotAdd(Exception):
    """A time that cannot stand on the timesheet, with the sentence that says why."""

    @property
    def sentence(self) -> str:
        """For the person."""
        return str(self.args[0])


def may_write(row: Timesheet) -> bool:
    """Whether its provider still works on it."""
    return row.status in words.EDITABLE


def shown_version(row: Timesheet) -> int:
    """The version a page shows: what is being typed, or what was sent last."""
    if row.status == "draft":
        return DRAFT
    typed = select(TimesheetEntry.id).where(TimesheetEntry.timesheet_id == row.id, TimesheetEntry.version == DRAFT)
    being_corrected = row.status == "returned" and database.session().scalar(typed.limit(1)) is not None
    return DRAFT if being_corrected else row.version


def stretches_of(row: Timesheet, version: int | None = None) -> list[Stretch]:
    """The stretches of a timesheet in order; of the version shown unless told."""
    rows = timesheeting.entries(database.session(), row, shown_version(row) if version is None else version)
    return sorted(of_entry(each) for each in rows)


def trips_of(row: Timesheet, version: int | None = None) -> list[Trip]:
    """The trips of a timesheet in order."""
    return sorted(Trip(each.day, each.from_assignment_id, each.minutes) for each in trip_rows(row, version))


def trip_rows(row: Timesheet, version: int | None = None) -> list[TravelClaim]:
    """The trips of a timesheet as rows, with what was decided about them."""
    at = shown_version(row) if version is None else version
    query = select(TravelClaim).where(TravelClaim.timesheet_id == row.id, TravelClaim.version == at)
    return list(database.session().scalars(query.order_by(TravelClaim.day, TravelClaim.id)))


def write(row: Timesheet, stretches: Iterable[Stretch], trips: Iterable[Trip] | None = None) -> None:
    """Keep what is typed."""
    kept = trips_of(row) if trips is None else sorted(trips)
    timesheeting.write_draft(
        database.session(), row, [each.as_payload() for each in sorted(stretches)], [each.as_payload() for each in kept]
    )


def opened(assignment: Assignment, begins: dt.date) -> Timesheet:
    """The timesheet of a half-month; a new one begins with what stood on one that was taken back."""
    session = database.session()
    row = timesheeting.draft(session, assignment, begins, now())
    if row.status == "draft" and not stretches_of(row):
        pair = Timesheet.assignment_id == assignment.id, Timesheet.period_begins == begins
        query = select(Timesheet).where(*pair, Timesheet.status == "withdrawn").order_by(Timesheet.id.desc()).limit(1)
        before = session.scalar(query)
        if before is not None:
            write(row, stretches_of(before, before.version), trips_of(before, before.version))
    return row


def add(row: Timesheet, new: list[Stretch], instead: str | None = None) -> list[Stretch]:
    """Put stretches on a timesheet, in place of another if told; what lies beyond its last day goes on the next one.

    The stretches that were put on the next half-month's timesheet. Errors: CannotAdd.
    """
    kept = [each for each in stretches_of(row) if each.key != instead]
    here = [each for each in new if each.day <= row.period_ends]
    beyond = [each for each in new if each.day > row.period_ends]
    _check(row, here, beyond, kept)
    write(row, [*kept, *here])
    if beyond:
        after = opened(row.assignment, row.period_ends + DAY)
        if not may_write(after):
            raise CannotAdd(_("The part after midnight belongs to the next timesheet, which you have sent already."))
        write(after, {*stretches_of(after), *beyond})
    return beyond


def _check(row: Timesheet, here: list[Stretch], beyond: list[Stretch], kept: list[Stretch]) -> None:
    if any(each.day < row.period_begins for each in here):
        raise CannotAdd(_("This day is not on this timesheet."))
    if in_future([*here, *beyond], now()):
        raise CannotAdd(_("This time has not come yet. Add it after you have worked it."))
    if any(each.minutes <= 0 for each in (*here, *beyond)):
        raise CannotAdd(_("The end is not after the start."))
    if any(each.touches(other) for each in here for other in kept):
        raise CannotAdd(_("You have this time, or a part of it, on this timesheet already."))


def remove(row: Timesheet, key: str) -> bool:
    """Take a stretch away; false if it is not there. Errors: CannotAdd."""
    before = stretches_of(row)
    kept = [each for each in before if each.key != key]
    if row.status == "returned" and not kept:
        raise CannotAdd(_("This is the only time. Add the right time first, then remove this one."))
    if len(kept) < len(before):
        write(row, kept)
    return len(kept) < len(before)


def copy(row: Timesheet, source: dt.date, targets: Iterable[dt.date]) -> int:
    """Put the times of a day on other days that have none yet; how many days. Errors: CannotAdd."""
    before = stretches_of(row)
    model = [each for each in before if each.day == source]
    taken = {each.day for each in before}
    days = [day for day in targets if day not in taken and row.period_begins <= day <= row.period_ends]
    new = [each.moved_to(day) for day in days for each in model]
    if in_future(new, now()):
        raise CannotAdd(_("This time has not come yet. Add it after you have worked it."))
    if any(each.minutes <= 0 for each in new):
        raise CannotAdd(
            _("In the night when the clocks go forward this time does not exist. Add the times of that day.")
        )
    if new:
        write(row, [*before, *new])
    return len({each.day for each in new})


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


def period_now() -> dt.date:
    """The first day of the half-month of today."""
    return periods.half_month(county_today())
