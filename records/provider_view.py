"""What a provider's own page is made of: clocks, changes of standing, requests, recipients with hours, letters."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from records.assignment import Assignment, AssignmentHours
from records.background import EnrollmentAppeal, ExceptionRequest, Waiver
from records.care_case import Case
from records.clocks import Clock
from records.decision import Notice
from records.enrollment import Enrollment, EnrollmentStatus
from records.person import Person
from records.violation import Violation


@dataclass(frozen=True)
class Recipient:
    """Somebody the provider works for, or is to work for. `minutes_per_week` is none until hours are set."""

    assignment: Assignment
    person: Person
    minutes_per_week: int | None
    by_waiver: bool


def clocks_of(session: Session, enrollment_id: int) -> dict[str, Clock]:
    """The newest clock of each question that runs for an enrollment, the next to run out first."""
    running = Clock.enrollment_id == enrollment_id, Clock.outcome.is_(None)
    found = session.scalars(select(Clock).where(*running).order_by(Clock.due_on, Clock.id))
    return {clock.question: clock for clock in found}


def standings_of(session: Session, enrollment_id: int) -> list[EnrollmentStatus]:
    """Every change of standing, newest first."""
    query = select(EnrollmentStatus).where(EnrollmentStatus.enrollment_id == enrollment_id)
    return list(session.scalars(query.order_by(EnrollmentStatus.id.desc())))


def exception_of(session: Session, enrollment_id: int) -> ExceptionRequest | None:
    """The newest request for a general exception."""
    query = select(ExceptionRequest).where(ExceptionRequest.enrollment_id == enrollment_id)
    return session.scalar(query.order_by(ExceptionRequest.id.desc()).limit(1))


def appeal_of(session: Session, enrollment_id: int) -> EnrollmentAppeal | None:
    """The newest appeal."""
    query = select(EnrollmentAppeal).where(EnrollmentAppeal.enrollment_id == enrollment_id)
    return session.scalar(query.order_by(EnrollmentAppeal.id.desc()).limit(1))


def recipients_of(session: Session, enrollment_id: int, on: dt.date) -> list[Recipient]:
    """The recipients of a provider with the hours of a day, spells that go on before those that ended."""
    newest = (
        select(AssignmentHours.minutes_per_week)
        .where(AssignmentHours.assignment_id == Assignment.id, AssignmentHours.starts_on <= on)
        .order_by(AssignmentHours.starts_on.desc(), AssignmentHours.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    waived = (
        select(Waiver.id)
        .where(
            Waiver.enrollment_id == enrollment_id,
            Waiver.case_id == Assignment.case_id,
            Waiver.outcome == "accepted",
            Waiver.ended_on.is_(None),
        )
        .exists()
    )
    query = (
        select(Assignment, Person, newest, waived)
        .join(Case, Case.id == Assignment.case_id)
        .join(Person, Person.id == Case.person_id)
        .where(Assignment.enrollment_id == enrollment_id)
        .order_by(Assignment.ended_on.desc().nulls_first(), Assignment.id.desc())
    )
    return [Recipient(*row) for row in session.execute(query)]


def letters_of(session: Session, enrollment: Enrollment, templates: list[str]) -> list[Notice]:
    """The letters of some kinds about an enrollment, its assignments and violations, newest first."""
    assignments = select(Assignment.id).where(Assignment.enrollment_id == enrollment.id)
    violations = select(Violation.id).where(Violation.enrollment_id == enrollment.id)
    about = or_(
        Notice.enrollment_id == enrollment.id,
        Notice.assignment_id.in_(assignments),
        Notice.violation_id.in_(violations),
    )
    query = select(Notice).where(about, Notice.template.in_(templates))
    return list(session.scalars(query.order_by(Notice.mailed_on.desc(), Notice.id.desc())))
