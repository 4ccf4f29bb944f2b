"""Everything the page of a timesheet shows, read in one go."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, defer

from records import application_view, clock_view, timeline
from records.assignment import Assignment
from records.clock import county_day, county_instant
from records.clock_view import Running
from records.decision import Decision, Notice
from records.staff import Staff
from records.task import Task
from records.timeline import Happened
from records.timesheet import EvvVisit, Timesheet, TimesheetEntry, TimesheetVersion, TravelClaim
from records.worked_time import worked

Key = tuple[dt.date, int, int, str, bool, bool]
"""What makes two entries the same: day, start, end, place, and which 1:00 to 1:59 they mean."""


@dataclass(frozen=True)
class Version:
    """One version: its number, when and by whom of the staff, its entries, what it changed against the one before."""

    number: int
    at: dt.datetime | None
    by: str | None
    entries: list[TimesheetEntry]
    added: list[TimesheetEntry]
    gone: list[TimesheetEntry]

    @property
    def minutes(self) -> int:
        """All that it claims."""
        return sum(minutes_of(each) for each in self.entries)


@dataclass(frozen=True)
class DayOfCare:
    """One day: what was typed, what was checked in and out, and the minutes taken off."""

    day: dt.date
    entries: list[TimesheetEntry]
    visits: list[EvvVisit]
    cut: int

    @property
    def minutes(self) -> int:
        """What is claimed for the day."""
        return sum(minutes_of(each) for each in self.entries)


@dataclass(frozen=True)
class Seen:
    """A timesheet as its page shows it."""

    timesheet: Timesheet
    days: list[DayOfCare]
    versions: list[Version]
    trips: list[tuple[TravelClaim, Assignment]]
    timeline: list[Happened]
    clocks: list[Running]
    tasks: list[Task]
    decisions: list[Decision]
    notices: list[Notice]
    corrected_by: Timesheet | None


def see(session: Session, row: Timesheet, on: dt.date, decided: ColumnElement[bool]) -> Seen:
    """Read everything the page of a timesheet shows; `decided` are the decisions in reach."""
    versions = _versions(session, row)
    newest = next((each for each in versions if each.number == row.version), None)
    return Seen(
        timesheet=row,
        days=_days(row, newest.entries if newest else [], visits(session, row)),
        versions=versions,
        trips=trips(session, row),
        timeline=timeline.of_timesheet(session, row.id),
        clocks=clock_view.of_timesheet(session, row.id, on),
        tasks=application_view.open_tasks(session, Task.timesheet_id == row.id),
        decisions=list(
            session.scalars(
                select(Decision).where(Decision.timesheet_id == row.id, decided).order_by(Decision.id.desc())
            )
        ),
        notices=list(
            session.scalars(
                select(Notice)
                .where(Notice.timesheet_id == row.id)
                .options(defer(Notice.pdf))
                .order_by(Notice.id.desc())
            )
        ),
        corrected_by=session.scalars(
            select(Timesheet).where(Timesheet.corrects_id == row.id).order_by(Timesheet.id.desc()).limit(1)
        ).first(),
    )


def minutes_of(entry: TimesheetEntry) -> int:
    """The minutes that an entry claims."""
    return worked(entry.day, entry.starts, entry.ends, entry.start_again, entry.end_again)


def visits(session: Session, row: Timesheet) -> list[EvvVisit]:
    """What was checked in within the half-month."""
    begins = county_instant(row.period_begins, dt.time())
    ends = county_instant(row.period_ends + dt.timedelta(days=1), dt.time())
    found = select(EvvVisit).where(
        EvvVisit.assignment_id == row.assignment_id, EvvVisit.checked_in_at >= begins, EvvVisit.checked_in_at < ends
    )
    return list(session.scalars(found.order_by(EvvVisit.checked_in_at)))


def _days(row: Timesheet, entries: list[TimesheetEntry], checked: list[EvvVisit]) -> list[DayOfCare]:
    cuts = {cut["day"]: cut["minutes"] for cut in row.cutbacks}
    days = {each.day for each in entries} | {county_day(each.checked_in_at) for each in checked}
    return [
        DayOfCare(
            day,
            [each for each in entries if each.day == day],
            [each for each in checked if county_day(each.checked_in_at) == day],
            cuts.get(day.isoformat(), 0),
        )
        for day in sorted(days)
    ]


def _versions(session: Session, row: Timesheet) -> list[Version]:
    """Every version, the newest first; what is being typed is version 0 and stands on top of those before."""
    by_version: dict[int, list[TimesheetEntry]] = {}
    entries = select(TimesheetEntry).where(TimesheetEntry.timesheet_id == row.id)
    for each in session.scalars(entries.order_by(TimesheetEntry.day, TimesheetEntry.starts, TimesheetEntry.id)):
        by_version.setdefault(each.version, []).append(each)
    submitted = session.execute(
        select(TimesheetVersion, Staff.name)
        .outerjoin(Staff, Staff.id == TimesheetVersion.staff_id)
        .where(TimesheetVersion.timesheet_id == row.id)
        .order_by(TimesheetVersion.number)
    ).all()
    found: list[Version] = []
    before: list[TimesheetEntry] = []
    for version, name in submitted:
        now = by_version.get(version.number, [])
        found.append(
            Version(version.number, version.submitted_at, name, now, _other_than(now, before), _other_than(before, now))
        )
        before = now
    if row.version == 0 and 0 in by_version:
        found.append(Version(0, None, None, by_version[0], [], []))
    return found[::-1]


def _key(entry: TimesheetEntry) -> Key:
    return entry.day, entry.starts, entry.ends, entry.place, entry.start_again, entry.end_again


def _other_than(some: list[TimesheetEntry], others: list[TimesheetEntry]) -> list[TimesheetEntry]:
    known = {_key(each) for each in others}
    return [each for each in some if _key(each) not in known]


def trips(session: Session, row: Timesheet) -> list[tuple[TravelClaim, Assignment]]:
    """The trips of the newest version, each with the assignment it came from."""
    rows = session.execute(
        select(TravelClaim, Assignment)
        .join(Assignment, Assignment.id == TravelClaim.from_assignment_id)
        .where(TravelClaim.timesheet_id == row.id, TravelClaim.version == row.version)
        .order_by(TravelClaim.day, TravelClaim.id)
    )
    return [(trip, assignment) for trip, assignment in rows]
