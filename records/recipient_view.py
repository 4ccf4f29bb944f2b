"""What a recipient's own pages are made of: timesheets, providers, extra hours, letters."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from records.application import Application
from records.assignment import Assignment, AssignmentHours
from records.care_case import Case
from records.decision import Notice
from records.enrollment import Enrollment
from records.timekeeping import ExtraHours, RecipientAbsence
from records.timesheet import Timesheet, TimesheetEntry, TimesheetVersion

WAITS = "awaiting_recipient"
UNSEEN = ("draft", "waiting")
"""What the provider still types, or has sent before the half-month is over, is not yet for the recipient to see."""


@dataclass(frozen=True)
class Provider:
    """Somebody who works for the recipient, or is to. `minutes_per_week` is none until hours are set."""

    assignment: Assignment
    enrollment: Enrollment
    minutes_per_week: int | None


def _of_case(case_id: int) -> Select[Timesheet]:
    seen = Timesheet.case_id == case_id, Timesheet.status.not_in(UNSEEN)
    return select(Timesheet).where(*seen).options(joinedload(Timesheet.enrollment))


def _waits(case_id: int) -> tuple[ColumnElement[bool], ...]:
    """What the recipient has to decide; a county's correction is the county's word and waits for nobody."""
    return Timesheet.case_id == case_id, Timesheet.status == WAITS, Timesheet.corrects_id.is_(None)


def how_many_wait(session: Session, case_id: int) -> int:
    """Timesheets that the recipient has to approve or send back."""
    return session.scalar(select(func.count()).select_from(Timesheet).where(*_waits(case_id))) or 0


def waiting(session: Session, case_id: int) -> list[Timesheet]:
    """Timesheets that wait for the recipient, the longest waiting first."""
    query = _of_case(case_id).where(*_waits(case_id)).order_by(Timesheet.submitted_at, Timesheet.id)
    return list(session.scalars(query))


def newest_decided(session: Session, case_id: int, most: int) -> list[Timesheet]:
    """The last timesheets that the recipient was done with."""
    query = _of_case(case_id).where(Timesheet.status.in_(("held", "accepted", "returned")))
    return list(session.scalars(query.order_by(Timesheet.touched_at.desc(), Timesheet.id.desc()).limit(most)))


def timesheet(session: Session, case_id: int, timesheet_id: int) -> Timesheet | None:
    """One of the recipient's timesheets, if it was ever sent."""
    return session.scalar(_of_case(case_id).where(Timesheet.id == timesheet_id))


def of_year(session: Session, case_id: int, year: int) -> list[Timesheet]:
    """The timesheets of a calendar year, the newest half-month first; corrections stand before what they replace."""
    within = Timesheet.period_begins.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    query = _of_case(case_id).where(within).order_by(Timesheet.period_begins.desc(), Timesheet.id.desc())
    return list(session.scalars(query))


def years(session: Session, case_id: int) -> list[int]:
    """The years in which there are timesheets, newest first."""
    year = func.extract("year", Timesheet.period_begins)
    told = select(year).where(Timesheet.case_id == case_id, Timesheet.status.not_in(UNSEEN))
    return sorted((int(each) for each in session.scalars(told.distinct())), reverse=True)


def versions(session: Session, timesheet_id: int) -> list[TimesheetVersion]:
    """Every submission of a timesheet, newest first."""
    query = select(TimesheetVersion).where(TimesheetVersion.timesheet_id == timesheet_id)
    return list(session.scalars(query.order_by(TimesheetVersion.number.desc())))


def entries(session: Session, sheets: Iterable[Timesheet]) -> dict[int, list[TimesheetEntry]]:
    """The entries of timesheets, by timesheet, each of its newest version, in order of time."""
    newest = {each.id: each.version for each in sheets}
    query = select(TimesheetEntry).where(TimesheetEntry.timesheet_id.in_(newest))
    found: dict[int, list[TimesheetEntry]] = {each: [] for each in newest}
    for entry in session.scalars(query.order_by(TimesheetEntry.day, TimesheetEntry.starts, TimesheetEntry.id)):
        if entry.version == newest[entry.timesheet_id]:
            found[entry.timesheet_id].append(entry)
    return found


def entries_of(session: Session, timesheet_id: int) -> dict[int, list[TimesheetEntry]]:
    """The entries of one timesheet, by version, in order of time."""
    query = select(TimesheetEntry).where(TimesheetEntry.timesheet_id == timesheet_id)
    found: dict[int, list[TimesheetEntry]] = {}
    for entry in session.scalars(query.order_by(TimesheetEntry.day, TimesheetEntry.starts, TimesheetEntry.id)):
        found.setdefault(entry.version, []).append(entry)
    return found


def absences(session: Session, case_id: int, begins: dt.date, ends: dt.date) -> list[RecipientAbsence]:
    """Days in hospital or away that touch a stretch of days."""
    touches = or_(RecipientAbsence.last_day.is_(None), RecipientAbsence.last_day >= begins)
    standing = RecipientAbsence.case_id == case_id, RecipientAbsence.withdrawn_at.is_(None)
    query = select(RecipientAbsence).where(*standing, RecipientAbsence.first_day <= ends, touches)
    return list(session.scalars(query.order_by(RecipientAbsence.first_day)))


def providers(session: Session, case_id: int, on: dt.date) -> list[Provider]:
    """The providers of a recipient with the hours of a day; those at work first, those who left last."""
    newest = (
        select(AssignmentHours.minutes_per_week)
        .where(AssignmentHours.assignment_id == Assignment.id, AssignmentHours.starts_on <= on)
        .order_by(AssignmentHours.starts_on.desc(), AssignmentHours.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(Assignment, Enrollment, newest)
        .join(Enrollment, Enrollment.id == Assignment.enrollment_id)
        .where(Assignment.case_id == case_id)
        .order_by(Assignment.ended_on.desc().nulls_first(), Assignment.status, Assignment.id)
    )
    return [Provider(*row) for row in session.execute(query)]


def provider(session: Session, case_id: int, assignment_id: int) -> Assignment | None:
    """One of the recipient's providers."""
    query = select(Assignment).where(Assignment.case_id == case_id, Assignment.id == assignment_id)
    return session.scalar(query.options(joinedload(Assignment.enrollment)))


def extra_hours(session: Session, case_id: int) -> list[tuple[ExtraHours, Enrollment]]:
    """What was asked for beyond the usual week, newest first, each with its provider."""
    query = (
        select(ExtraHours, Enrollment)
        .join(Assignment, Assignment.id == ExtraHours.assignment_id)
        .join(Enrollment, Enrollment.id == Assignment.enrollment_id)
        .where(Assignment.case_id == case_id)
        .order_by(ExtraHours.week.desc(), ExtraHours.id.desc())
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def asked_of(session: Session, assignment_id: int) -> list[ExtraHours]:
    """Requests for extra hours of one provider that the county has not answered."""
    query = select(ExtraHours).where(ExtraHours.assignment_id == assignment_id, ExtraHours.outcome.is_(None))
    return list(session.scalars(query))


def letters(session: Session, case: Case, templates: Iterable[str]) -> list[Notice]:
    """Every notice of some kinds that was sent to a recipient, newest first."""
    query = select(Notice).where(_to(case), Notice.template.in_(list(templates)))
    return list(session.scalars(query.order_by(Notice.mailed_on.desc(), Notice.id.desc())))


def _to(case: Case) -> ColumnElement[bool]:
    """About the case, its applications or the person; never a letter that was addressed to somebody else."""
    applications = select(Application.id).where(Application.case_id == case.id)
    about = or_(Notice.case_id == case.id, Notice.application_id.in_(applications), Notice.person_id == case.person_id)
    return and_(about, or_(Notice.person_id.is_(None), Notice.person_id == case.person_id))
