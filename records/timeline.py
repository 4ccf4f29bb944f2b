"""The timeline of an application or a case, newest first, with the names of who did what."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from records.application import Application
from records.event import Event
from records.organization_user import OrganizationUser
from records.staff import Staff

LONGEST = 200
"""A page shows this many; a case with a longer history says so and pages on by event id."""


@dataclass(frozen=True)
class Happened:
    """One row of a timeline: what happened, and who did it by name, if it was staff or a user of an organization."""

    event: Event
    by: str | None


def of_application(session: Session, application_id: int, before: int | None = None) -> list[Happened]:
    """What happened to an application, newest first; `before` is the last event id already shown."""
    return _newest(session, Event.application_id == application_id, before)


def of_enrollment(session: Session, enrollment_id: int, before: int | None = None) -> list[Happened]:
    """What happened to an enrollment, newest first."""
    return _newest(session, Event.enrollment_id == enrollment_id, before)


def of_case(session: Session, case_id: int, before: int | None = None) -> list[Happened]:
    """What happened to a case and to every application that belongs to it, newest first."""
    applications = select(Application.id).where(Application.case_id == case_id)
    return _newest(session, or_(Event.case_id == case_id, Event.application_id.in_(applications)), before)


def of_assignment(session: Session, assignment_id: int, before: int | None = None) -> list[Happened]:
    """What happened to an assignment, newest first."""
    return _newest(session, Event.assignment_id == assignment_id, before)


def of_violation(session: Session, violation_id: int) -> list[Happened]:
    """What happened to a violation, newest first."""
    return _newest(session, Event.violation_id == violation_id, None)


def of_timesheet(session: Session, timesheet_id: int) -> list[Happened]:
    """What happened to a timesheet, newest first."""
    return _newest(session, Event.timesheet_id == timesheet_id, None)


def of_pay_run(session: Session, run_id: int) -> list[Happened]:
    """What happened to a pay run, newest first."""
    return _newest(session, Event.pay_run_id == run_id, None)


def of_organization(session: Session, organization_id: int) -> list[Happened]:
    """What happened to an organization of provider inquiry, newest first."""
    return _newest(session, Event.organization_id == organization_id, None)


def _newest(session: Session, of: ColumnElement[bool], before: int | None) -> list[Happened]:
    user = OrganizationUser
    query = (
        select(Event, func.coalesce(Staff.name, user.first_name + " " + user.last_name))
        .outerjoin(Staff, Staff.id == Event.staff_id)
        .outerjoin(user, user.id == Event.user_id)
        .where(of)
        .order_by(Event.at.desc(), Event.id.desc())
        .limit(LONGEST)
    )
    if before is not None:
        last = session.get(Event, before)
        if last is not None:
            query = query.where(or_(Event.at < last.at, (Event.at == last.at) & (Event.id < last.id)))
    return [Happened(event, name) for event, name in session.execute(query)]
