"""Timesheets that were accepted, put on record at once, for tests of what counts them."""

import datetime as dt
import itertools

from activities.database import transaction
from records import periods
from records.assignment import Assignment
from records.clock import county_instant
from records.timesheet import Timesheet, TimesheetEntry, TimesheetVersion

NINE = 9 * 60


def accept(assignment_id: int, worked: dict[dt.date, int]) -> list[int]:
    """Minutes worked on days, from 9:00 on, as accepted timesheets, one for each half-month; their ids."""
    halves = itertools.groupby(sorted(worked), key=periods.half_month)
    return [_accept(assignment_id, begins, {day: worked[day] for day in days}) for begins, days in halves]


def _accept(assignment_id: int, begins: dt.date, worked: dict[dt.date, int]) -> int:
    at, minutes = county_instant(periods.last_day(begins) + periods.DAY), sum(worked.values())
    with transaction() as session:
        row = session.get_one(Assignment, assignment_id)
        sheet = Timesheet(
            assignment_id=row.id,
            enrollment_id=row.enrollment_id,
            case_id=row.case_id,
            county_code=row.county_code,
            period_begins=begins,
            period_ends=periods.last_day(begins),
            status="accepted",
            version=1,
            made_at=at,
            submitted_at=at,
            received_on=at.date(),
            approved_at=at,
            decided_at=at,
            touched_at=at,
            outcome="pay",
            claimed_minutes=minutes,
            payable_minutes=minutes,
            day_minutes=[worked.get(day, 0) for day in periods.days(begins)],
        )
        session.add(sheet)
        session.flush()
        session.add(TimesheetVersion(timesheet_id=sheet.id, number=1, submitted_at=at, claimed_minutes=minutes))
        for day, each in worked.items():
            entry = TimesheetEntry(timesheet_id=sheet.id, version=1, day=day, starts=NINE, ends=NINE + each)
            entry.place, entry.payable_minutes = "home", each
            session.add(entry)
        return sheet.id
