"""A timesheet as its provider works on it: what is typed, read and written again, each change in one transaction."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from records import periods, timesheeting
from records.assignment import Assignment
from records.clock import county_today, now
from records.timesheet import DRAFT, Timesheet, TimesheetEntry, TravelClaim
from web import database
from web.public.timesheets import words
from web.public.timesheets.stretches import Stretch, of_entry


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


def period_now() -> dt.date:
    """The first day of the half-month of today."""
    return periods.half_month(county_today())
