"""Timesheets of Ruth Abramson's providers, for tests of pages: each as the workflow would have left it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from records.assignment import Assignment, AssignmentHours
from records.care_case import Authorization, Case
from records.clock import county_today, now
from records.person import Person
from records.task import Task
from records.timesheet import Timesheet, TimesheetEntry, TimesheetVersion

Hours = Sequence[tuple[int, int, int]]
"""Day of the month, start and end in hours."""


def last_month() -> dt.date:
    """The first day of the month before this one."""
    return (county_today().replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def half_month(first: dt.date) -> tuple[dt.date, dt.date]:
    """The half-month that begins on a 1st or 16th."""
    if first.day == 1:
        return first, first.replace(day=15)
    return first, (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)


def long_at_work(session: Session, row: Assignment) -> None:
    """The assignment, its hours and the recipient's began long before the last month."""
    row.starts_on = dt.date(2024, 1, 1)
    for model, column in ((AssignmentHours, AssignmentHours.assignment_id), (Authorization, Authorization.case_id)):
        about = row.id if model is AssignmentHours else row.case_id
        session.execute(update(model).where(column == about).values(starts_on=row.starts_on))
    session.commit()


def for_another(session: Session, row: Assignment) -> Assignment:
    """The same provider works for a second recipient, Omar Reyes, too."""
    omar = Person(first_name="Omar", last_name="Reyes", birth_date=dt.date(1950, 2, 3), made_at=now())
    theirs = Case(case_number="1000077", county_code=row.county_code, status="eligible", status_since=last_month())
    theirs.person, theirs.opened_at = omar, now()
    made = Assignment(
        enrollment_id=row.enrollment_id,
        case=theirs,
        county_code=row.county_code,
        status="active",
        designated_on=dt.date(2024, 1, 1),
        related_as="none",
        lives_together=False,
        starts_on=dt.date(2024, 1, 1),
        made_at=now(),
    )
    session.add(made)
    session.flush()
    return made


def sheet(session: Session, row: Assignment, first: dt.date, status: str, worked: Hours, **more: Any) -> Timesheet:
    """A timesheet with one submitted version (a draft has none); what is given beside are its columns."""
    begins, ends = half_month(first)
    version = 0 if status == "draft" else 1
    claimed = sum(60 * (end - start) for _day, start, end in worked)
    made = Timesheet(
        assignment_id=row.id,
        enrollment_id=row.enrollment_id,
        case_id=row.case_id,
        county_code=row.county_code,
        period_begins=begins,
        period_ends=ends,
        status=status,
        version=version,
        made_at=now(),
        submitted_at=now() if version else None,
        received_on=county_today() if version else None,
        decided_at=now() if status in ("held", "accepted", "returned") else None,
        touched_at=now(),
        **{"claimed_minutes": claimed, "payable_minutes": claimed if status == "accepted" else None} | more,
    )
    session.add(made)
    session.flush()
    for number, start, end in worked:
        paid = 60 * (end - start) if status == "accepted" else None
        times = {"starts": start * 60, "ends": end * 60, "place": "home", "payable_minutes": paid}
        session.add(TimesheetEntry(timesheet_id=made.id, version=version, day=begins.replace(day=number), **times))
    if version:
        session.add(TimesheetVersion(timesheet_id=made.id, number=1, submitted_at=now(), claimed_minutes=claimed))
    session.flush()
    return made


def held(session: Session, row: Assignment, first: dt.date, worked: Hours, *why: str, **more: Any) -> Timesheet:
    """One that is held for the caseworker, with its task."""
    given: dict[str, Any] = {"outcome": "hold", "reviewer": "caseworker", "reasons": list(why)} | more
    made = sheet(session, row, first, "held", worked, **given)
    supervisor = made.reviewer == "supervisor"
    session.add(
        Task(
            kind="rule_on_timesheet" if supervisor else "resolve_timesheet",
            timesheet_id=made.id,
            case_id=row.case_id,
            county_code=row.county_code,
            unit_id=row.case.unit_id,
            role="supervisor" if supervisor else "caseworker",
            due_on=county_today() + dt.timedelta(days=1),
            opened_at=now(),
        )
    )
    session.flush()
    return made
