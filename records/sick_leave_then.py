"""A provider's paid sick leave as it stood at an instant: facts for the law, as an earnings statement prints them.

As `records/sick_leave.py`, without what was accepted or claimed since. Minutes, days.
"""

import datetime as dt
from collections import Counter
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from records import clock
from records.sick_leave import BEGAN, fiscal_year, reached_on, since_return
from records.timekeeping import SickLeaveClaim
from records.timesheet import Timesheet, TimesheetEntry

DAY = dt.timedelta(days=1)


def facts_then(
    session: Session, enrollment_id: int, day: dt.date, to_accrue_minutes: int, kept_months: int
) -> dict[str, Any]:
    """Facts of `ihss.sick_leave_accrual` at the end of a day; the law's own figures are given by who asks."""
    until = clock.county_instant(day + DAY, dt.time())
    worked = since_return(_worked(session, enrollment_id, day, until), kept_months)
    last = max(worked, default=None)
    accrued_on = reached_on(worked, to_accrue_minutes)
    return {
        "paid_minutes": sum(worked.values()),
        "accrued_on": accrued_on.isoformat() if accrued_on else None,
        "used_minutes": _used(session, enrollment_id, day, until),
        "last_worked_on": last.isoformat() if last else None,
    }


def _worked(session: Session, enrollment_id: int, day: dt.date, until: dt.datetime) -> Counter[dt.date]:
    query = (
        select(TimesheetEntry.day, func.sum(TimesheetEntry.payable_minutes))
        .join(Timesheet, Timesheet.id == TimesheetEntry.timesheet_id)
        .where(
            Timesheet.enrollment_id == enrollment_id,
            Timesheet.status == "accepted",
            Timesheet.decided_at < until,
            or_(Timesheet.superseded_at.is_(None), Timesheet.superseded_at >= until),
            TimesheetEntry.version == Timesheet.version,
            TimesheetEntry.day.between(BEGAN, day),
        )
        .group_by(TimesheetEntry.day)
    )
    return +Counter({each: int(minutes or 0) for each, minutes in session.execute(query)})


def _used(session: Session, enrollment_id: int, day: dt.date, until: dt.datetime) -> int:
    taken = select(func.coalesce(func.sum(SickLeaveClaim.payable_minutes), 0)).where(
        SickLeaveClaim.enrollment_id == enrollment_id,
        SickLeaveClaim.outcome == "pay",
        SickLeaveClaim.claimed_at < until,
        SickLeaveClaim.day.between(*fiscal_year(day)),
    )
    return int(session.scalar(taken) or 0)
