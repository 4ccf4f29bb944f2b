"""Everything an enrollment's page shows, read in one go."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, defer, joinedload

from records import application_view, clock_view, papers, timeline
from records.assignment import Assignment
from records.clock_view import Running
from records.decision import Decision, Notice
from records.enrollment import Enrollment, EnrollmentStatus, PartnerInquiry
from records.event import Document
from records.name_sounds import name_folded
from records.person_match import Sought
from records.task import Task
from records.timeline import Happened

FINISH = ("deadline.enrollment", "deadline.enrollment_extended")


@dataclass(frozen=True)
class Seen:
    """An enrollment as its page shows it on a day."""

    enrollment: Enrollment
    clocks: list[Running]
    timeline: list[Happened]
    documents: list[Document]
    papers: list[Document]
    tasks: list[Task]
    decisions: list[Decision]
    notices: list[Notice]
    inquiries: list[PartnerInquiry]
    standings: list[EnrollmentStatus]

    def inquiry(self, partner: str) -> PartnerInquiry | None:
        """The newest question to a partner, or notice of theirs."""
        return next((each for each in self.inquiries if each.partner == partner), None)

    @property
    def finish(self) -> Running | None:
        """The clock within which everything must be done, if it runs."""
        open_ones = (each for each in self.clocks if each.clock.outcome is None)
        return next((each for each in open_ones if each.clock.question in FINISH), None)


def see(session: Session, enrollment: Enrollment, on: dt.date, decisions: ColumnElement[bool]) -> Seen:
    """Read everything the page of an enrollment shows; `decisions` is the filter of those the reader may see."""
    key = enrollment.id
    return Seen(
        enrollment=enrollment,
        clocks=clock_view.of_enrollment(session, key, on),
        timeline=timeline.of_enrollment(session, key),
        documents=application_view.documents(
            session, and_(Document.enrollment_id == key, Document.stored_name.is_(None))
        ),
        papers=papers.papers_of(session, key),
        tasks=application_view.open_tasks(session, Task.enrollment_id == key),
        decisions=_decisions(session, key, decisions),
        notices=_notices(session, key),
        inquiries=list(
            session.scalars(
                select(PartnerInquiry).where(PartnerInquiry.enrollment_id == key).order_by(PartnerInquiry.id.desc())
            )
        ),
        standings=list(
            session.scalars(
                select(EnrollmentStatus).where(EnrollmentStatus.enrollment_id == key).order_by(EnrollmentStatus.id)
            )
        ),
    )


def _decisions(session: Session, enrollment_id: int, within: ColumnElement[bool]) -> list[Decision]:
    query = select(Decision).where(Decision.enrollment_id == enrollment_id, within)
    return list(session.scalars(query.order_by(Decision.id.desc())))


def _notices(session: Session, enrollment_id: int) -> list[Notice]:
    """Letters about the enrollment and about its assignments."""
    assignments = select(Assignment.id).where(Assignment.enrollment_id == enrollment_id)
    about = or_(Notice.enrollment_id == enrollment_id, Notice.assignment_id.in_(assignments))
    return list(session.scalars(select(Notice).where(about).options(defer(Notice.pdf)).order_by(Notice.id.desc())))


def open_of_people(session: Session, person_ids: list[int]) -> dict[int, Enrollment]:
    """The enrollment that has not ended of each person who has one."""
    query = select(Enrollment).where(Enrollment.person_id.in_(person_ids), Enrollment.ended_on.is_(None))
    return {row.person_id: row for row in session.scalars(query) if row.person_id is not None}


def open_like(session: Session, sought: Sought, limit: int = 20) -> list[Enrollment]:
    """Enrollments that have not ended and may be of whoever is sought, in every county, newest first."""
    ways: list[ColumnElement[bool]] = []
    if sought.ssn_index is not None:
        ways.append(Enrollment.ssn_index == sought.ssn_index)
    if sought.keys:
        named = Enrollment.name_keys.overlap(sought.keys)
        ways.append(named if sought.birth_date is None else and_(named, Enrollment.birth_date == sought.birth_date))
    if sought.birth_date is not None and sought.last_name:
        folded = Enrollment.name_folded == name_folded(sought.first_name, sought.last_name)
        ways.append(and_(folded, Enrollment.birth_date == sought.birth_date))
    if not ways:
        return []
    query = select(Enrollment).where(or_(*ways), Enrollment.ended_on.is_(None)).options(joinedload(Enrollment.person))
    return list(session.scalars(query.order_by(Enrollment.id.desc()).limit(limit)))
