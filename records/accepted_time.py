"""The minutes of service that were accepted, by assignment and day: what counts for weeks, months and sick leave.

Until pay runs exist, an accepted minute counts as a paid one.
"""

import datetime as dt
from collections import Counter

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from records.timesheet import Timesheet, TimesheetEntry

ByDay = Counter[tuple[int, dt.date]]
"""Minutes by assignment and day."""


def accepted_of_case(session: Session, case_id: int, first: dt.date, last: dt.date) -> ByDay:
    """What all providers worked for a recipient, both days included."""
    return _accepted(session, Timesheet.case_id == case_id, first, last)


def accepted_of_provider(session: Session, enrollment_id: int, first: dt.date, last: dt.date) -> ByDay:
    """What a provider worked for all recipients, both days included."""
    return _accepted(session, Timesheet.enrollment_id == enrollment_id, first, last)


def _accepted(session: Session, of: ColumnElement[bool], first: dt.date, last: dt.date) -> ByDay:
    rows = (
        select(Timesheet.assignment_id, TimesheetEntry.day, func.sum(TimesheetEntry.payable_minutes))
        .join(TimesheetEntry, TimesheetEntry.timesheet_id == Timesheet.id)
        .where(
            of,
            Timesheet.status == "accepted",
            Timesheet.superseded_at.is_(None),
            Timesheet.period_ends >= first,
            Timesheet.period_begins <= last,
            TimesheetEntry.version == Timesheet.version,
            TimesheetEntry.day.between(first, last),
        )
        .group_by(Timesheet.assignment_id, TimesheetEntry.day)
    )
    return Counter({(assignment, day): int(minutes or 0) for assignment, day, minutes in session.execute(rows)})
