"""What follows from a record, by enrollment: convictions that stand, waivers, requests, appeals and proposals."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.background import Conviction, EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.care_case import Case
from records.clocks import Clock
from records.enrollment import EnrollmentStatus, PartnerInquiry

Row = TypeVar("Row", Conviction, EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver)
NOTICES = ("record", "conviction")
"""Answers of the Department of Justice that name offenses."""


def all_of(session: Session, model: type[Row], enrollment_id: int) -> list[Row]:
    """Every row of a kind for an enrollment, newest first."""
    query = select(model).where(model.enrollment_id == enrollment_id).order_by(model.id.desc())
    return list(session.scalars(query))


def newest(session: Session, model: type[Row], enrollment_id: int, *outcomes: str) -> Row | None:
    """The latest row of a kind, in one of these outcomes if any are named."""
    rows = all_of(session, model, enrollment_id)
    return next((row for row in rows if not outcomes or getattr(row, "outcome", None) in outcomes), None)


def convictions_that_stand(session: Session, enrollment_id: int) -> list[Conviction]:
    """The convictions of the latest evaluation, as entered."""
    query = select(Conviction).where(Conviction.enrollment_id == enrollment_id, Conviction.replaced_at.is_(None))
    return list(session.scalars(query.order_by(Conviction.id)))


def earlier_convictions(session: Session, enrollment_id: int) -> list[Conviction]:
    """Convictions of evaluations that a later one has replaced, newest first."""
    query = select(Conviction).where(Conviction.enrollment_id == enrollment_id, Conviction.replaced_at.is_not(None))
    return list(session.scalars(query.order_by(Conviction.replaced_at.desc(), Conviction.id)))


def notice_of_record(session: Session, enrollment_id: int) -> PartnerInquiry | None:
    """The latest answer of the Department of Justice that names offenses."""
    query = select(PartnerInquiry).where(
        PartnerInquiry.enrollment_id == enrollment_id,
        PartnerInquiry.partner == "doj",
        PartnerInquiry.answer.in_(NOTICES),
    )
    return session.scalar(query.order_by(PartnerInquiry.id.desc()).limit(1))


def answers_of_justice(session: Session, enrollment_id: int) -> list[PartnerInquiry]:
    """Every answer of the Department of Justice, newest first."""
    query = select(PartnerInquiry).where(
        PartnerInquiry.enrollment_id == enrollment_id,
        PartnerInquiry.partner == "doj",
        PartnerInquiry.answered_at.is_not(None),
    )
    return list(session.scalars(query.order_by(PartnerInquiry.answered_at.desc(), PartnerInquiry.id.desc())))


def waiver_in_force(session: Session, enrollment_id: int, case_id: int) -> Waiver | None:
    """The waiver by which this person may work for one recipient."""
    query = select(Waiver).where(
        Waiver.enrollment_id == enrollment_id,
        Waiver.case_id == case_id,
        Waiver.outcome == "accepted",
        Waiver.ended_on.is_(None),
    )
    return session.scalar(query)


def recipients(session: Session, enrollment_id: int) -> Sequence[tuple[Assignment, Case]]:
    """The recipients who designated this person, with the assignment; whatever became of it."""
    query = (
        select(Assignment, Case)
        .join(Case, Case.id == Assignment.case_id)
        .where(Assignment.enrollment_id == enrollment_id)
        .order_by(Assignment.id)
    )
    return [(assignment, case) for assignment, case in session.execute(query)]


def latest_change(session: Session, enrollment_id: int, *statuses: str) -> EnrollmentStatus | None:
    """The latest change of standing, to one of these if any are named."""
    query = select(EnrollmentStatus).where(EnrollmentStatus.enrollment_id == enrollment_id)
    if statuses:
        query = query.where(EnrollmentStatus.status.in_(statuses))
    return session.scalar(query.order_by(EnrollmentStatus.id.desc()).limit(1))


def notice_day(session: Session, enrollment_id: int, question: str) -> dt.date | None:
    """The day of the notice from which a right runs: the start of its latest clock."""
    query = select(Clock.starts_on).where(Clock.enrollment_id == enrollment_id, Clock.question == question)
    return session.scalar(query.order_by(Clock.id.desc()).limit(1))


def running_clock(session: Session, enrollment_id: int, question: str) -> Clock | None:
    """The clock of a question that runs for an enrollment."""
    query = select(Clock).where(
        Clock.enrollment_id == enrollment_id, Clock.question == question, Clock.outcome.is_(None)
    )
    return session.scalar(query.order_by(Clock.id.desc()).limit(1))
