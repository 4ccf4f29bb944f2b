"""Whom a letter about a provider is written to: the provider, or each recipient it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from activities.notices.addresses import Sender
from records.assignment import Assignment
from records.background import EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.care_case import Case
from records.enrollment import Enrollment
from records.person import Person
from records.subject import Subject
from rules.notices.texts import LANGUAGES

ROWS: dict[str, type[Any]] = {
    "exception_granted": ExceptionRequest,
    "exception_denied": ExceptionRequest,
    "appeal_granted": EnrollmentAppeal,
    "appeal_denied": EnrollmentAppeal,
    "provider_reinstated": Reinstatement,
    "waiver_accepted": Waiver,
    "waiver_refused": Waiver,
}
"""The kind of row that a letter tells of; the others tell of the standing or of the assignment."""


@dataclass(frozen=True)
class Concern:
    """What a letter is about: the provider's enrollment, and what it names beside it."""

    enrollment: Enrollment
    assignment: Assignment | None = None
    row: Any = None  # the exception, appeal, waiver or reinstatement that was decided
    case: Case | None = None  # the recipient's


@dataclass(frozen=True)
class Reader:
    """The person a letter is written to. `case` only for a recipient: a provider's letter is not of the case."""

    who: Person | Enrollment
    person_id: int | None
    sender: Sender
    number: tuple[str, str]  # the name of the number, and the number
    case: Case | None

    @property
    def languages(self) -> list[str]:
        """The written language first, where there are texts in it, and English."""
        written = self.who.written_language
        return list(dict.fromkeys((written if written in LANGUAGES else "en", "en")))


def provider(enrollment: Enrollment) -> Reader:
    """The provider, known or not yet known as a person."""
    sender = Sender(enrollment.county_code, enrollment.worker_id)
    number = ("enrollment_number", enrollment.enrollment_number)
    return Reader(enrollment.person or enrollment, enrollment.person_id, sender, number, None)


def recipient(case: Case) -> Reader:
    """The recipient of a case."""
    number = ("case_number", f"{case.county_code}-{case.case_number}")
    return Reader(case.person, case.person_id, Sender(case.county_code, case.worker_id), number, case)


def concerns(session: Session, subject: Subject, template: str, to: str, about: int | None) -> Iterator[Concern]:
    """What a letter is about, once for each reader.

    `about` is the row that was decided (ROWS); for other letters to recipients it is the assignment. Without it: the
    newest row, every recipient whose assignment goes on or ended with this standing.
    """
    if subject.kind == "assignment":
        assignment = session.get_one(Assignment, subject.id)
        yield Concern(assignment.enrollment, assignment, case=assignment.case)
        return
    enrollment = session.get_one(Enrollment, subject.id)
    if template in ROWS:
        row = _decided(session, enrollment, ROWS[template], about)
        case = session.get_one(Case, row.case_id) if isinstance(row, Waiver) else None
        yield Concern(enrollment, row=row, case=case)
    elif to == "provider":
        yield Concern(enrollment)
    else:
        for assignment in _assignments(session, enrollment, about):
            yield Concern(enrollment, assignment, case=assignment.case)


def _decided(session: Session, enrollment: Enrollment, kind: type[Any], about: int | None) -> Any:
    of_enrollment = select(kind).where(kind.enrollment_id == enrollment.id)
    if about is not None:
        return session.scalars(of_enrollment.where(kind.id == about)).one()
    return session.scalars(of_enrollment.order_by(kind.id.desc()).limit(1)).one()


def _assignments(session: Session, enrollment: Enrollment, about: int | None) -> list[Assignment]:
    of_enrollment = select(Assignment).where(Assignment.enrollment_id == enrollment.id).order_by(Assignment.id)
    if about is not None:
        return list(session.scalars(of_enrollment.where(Assignment.id == about)))
    concerned = or_(Assignment.ended_on.is_(None), Assignment.ended_on >= enrollment.status_since)
    newest: dict[int, Assignment] = {each.case_id: each for each in session.scalars(of_enrollment.where(concerned))}
    return list(newest.values())
