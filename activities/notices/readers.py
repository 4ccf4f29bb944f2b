"""Whom a letter about a provider is written to: the provider, or each recipient it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from activities.notices.addresses import Sender
from records.assignment import Assignment
from records.background import EnrollmentAppeal, ExceptionRequest, Waiver
from records.care_case import Case
from records.enrollment import Enrollment, EnrollmentStatus
from records.pay_order import AdvancePayment
from records.pay_setup import DirectDeposit
from records.person import Person
from records.provider_hours import DAY
from records.subject import Subject
from records.timekeeping import Exemption, ExtraHours
from rules.notices.texts import LANGUAGES

ROWS: dict[str, type[Any]] = {
    "exception_granted": ExceptionRequest,
    "exception_incomplete": ExceptionRequest,
    "exception_denied": ExceptionRequest,
    "appeal_granted": EnrollmentAppeal,
    "appeal_denied": EnrollmentAppeal,
    "exemption_approved": Exemption,
    "exemption_refused": Exemption,
    "waiver_accepted": Waiver,
    "waiver_refused": Waiver,
}
"""The kind of row that a letter tells of; the others tell of the standing or of the assignment."""

EXTRA_HOURS = "extra_hours_"
"""How the names of letters about a week with extra hours begin."""

ACCOUNT_CHANGED = "bank_account_changed"
ADVANCE = "advance_"
"""How the names of letters about a month in advance begin."""


@dataclass(frozen=True)
class Concern:
    """What a letter is about: `subject` is what its notice is kept under, the rest what it names."""

    subject: Subject
    enrollment: Enrollment
    assignment: Assignment | None = None
    row: Any = None  # the exception, appeal, waiver, exemption or request for extra hours that was decided
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


def concerns(session: Session, subject: Subject, letter: str, to: str, about: int | None) -> Iterator[Concern]:
    """What a letter is about, once for each reader.

    `about` is the row that was decided (ROWS, extra hours), or an assignment. Without it: the newest row; the
    assignment itself; every recipient whose assignment goes on or ended with the provider's standing.
    """
    if subject.kind == "assignment" and letter.startswith(ADVANCE):
        yield _of_advance(session, subject, about)
        return
    if subject.kind == "assignment" and letter == ACCOUNT_CHANGED:
        yield _of_account(session, subject, about)
        return
    if subject.kind == "assignment":
        extra_hours = letter.startswith(EXTRA_HOURS)
        yield _of_week(session, subject, about) if extra_hours else _of_assignment(session, subject, about)
        return
    enrollment = session.get_one(Enrollment, subject.id)
    if letter in ROWS:
        row = _decided(session, enrollment, ROWS[letter], about)
        case = session.get_one(Case, row.case_id) if isinstance(row, Waiver) else None
        yield Concern(subject, enrollment, row=row, case=case)
    elif to == "provider":
        yield Concern(subject, enrollment)
    else:
        for assignment in _assignments(session, enrollment, about):
            yield Concern(subject, enrollment, assignment, case=assignment.case)


def _of_assignment(session: Session, subject: Subject, about: int | None) -> Concern:
    """The assignment, or another of the same recipient, whose hours were divided anew with it."""
    own = session.get_one(Assignment, subject.id)
    same_case = select(Assignment).where(Assignment.id == (about or own.id), Assignment.case_id == own.case_id)
    assignment = session.scalars(same_case).one()
    return Concern(Subject("assignment", assignment.id), assignment.enrollment, assignment, case=assignment.case)


def _of_week(session: Session, subject: Subject, about: int | None) -> Concern:
    """A week for which the recipient asked for extra hours; the newest, unless one is named."""
    asked = select(ExtraHours).where(ExtraHours.assignment_id == subject.id)
    one = asked.where(ExtraHours.id == about) if about is not None else asked.order_by(ExtraHours.id.desc()).limit(1)
    row = session.scalars(one).one()
    assignment = session.get_one(Assignment, subject.id)
    return Concern(subject, assignment.enrollment, assignment, row, assignment.case)


def _of_advance(session: Session, subject: Subject, about: int | None) -> Concern:
    """A month that was paid to the recipient in advance; kept with one of the pairs."""
    assignment = session.get_one(Assignment, subject.id)
    mine = select(AdvancePayment).where(AdvancePayment.case_id == assignment.case_id)
    row = session.scalars(_one(mine, AdvancePayment, about)).one()
    return Concern(subject, assignment.enrollment, assignment, row, assignment.case)


def _of_account(session: Session, subject: Subject, about: int | None) -> Concern:
    """The account that the pay of an assignment goes to from now on."""
    assignment = session.get_one(Assignment, subject.id)
    mine = select(DirectDeposit).where(DirectDeposit.assignment_id == assignment.id)
    row = session.scalars(_one(mine, DirectDeposit, about)).one()
    return Concern(subject, assignment.enrollment, assignment, row, assignment.case)


def _one(mine: Select[Any], kind: type[Any], about: int | None) -> Select[Any]:
    """The row that is named, or the newest."""
    return mine.where(kind.id == about) if about is not None else mine.order_by(kind.id.desc()).limit(1)


def _decided(session: Session, enrollment: Enrollment, kind: type[Any], about: int | None) -> Any:
    of_enrollment = select(kind).where(kind.enrollment_id == enrollment.id)
    if about is not None:
        return session.scalars(of_enrollment.where(kind.id == about)).one()
    return session.scalars(of_enrollment.order_by(kind.id.desc()).limit(1)).one()


def newest_cause(session: Session, enrollment: Enrollment) -> str | None:
    """Why the enrollment stands as it does: a word of workflows/enrollment/statuses.py."""
    newest = select(EnrollmentStatus.cause).where(EnrollmentStatus.enrollment_id == enrollment.id)
    return session.scalars(newest.order_by(EnrollmentStatus.id.desc()).limit(1)).first()


def _assignments(session: Session, enrollment: Enrollment, about: int | None) -> list[Assignment]:
    """One assignment for each recipient: it goes on, or it ended because of the standing that is told."""
    of_enrollment = select(Assignment).where(Assignment.enrollment_id == enrollment.id).order_by(Assignment.id)
    if about is not None:
        return list(session.scalars(of_enrollment.where(Assignment.id == about)))
    cause = newest_cause(session, enrollment)
    lost_with_it = and_(Assignment.end_reason == cause, Assignment.ended_on >= enrollment.status_since - DAY)
    concerned = session.scalars(of_enrollment.where(or_(Assignment.ended_on.is_(None), lost_with_it)))
    return list({each.case_id: each for each in concerned}.values())
