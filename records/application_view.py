"""Everything an application's page shows, read in one go."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from records import clock_view, timeline
from records.application import Application, Clearance
from records.assessment import Assessment
from records.care_case import Authorization, Case
from records.clock_view import Running
from records.decision import Decision, Notice, Proposal
from records.eligibility import Certification, HomeVisit, MediCalInquiry
from records.event import Document
from records.staff import Staff
from records.task import Task
from records.timeline import Happened


@dataclass(frozen=True)
class Tracks:
    """How far each track of an application has come, newest rows first."""

    clearance: Clearance | None
    inquiries: list[MediCalInquiry]
    certification: Certification | None
    visits: list[HomeVisit]
    assessments: list[Assessment]
    proposals: list[Proposal]

    @property
    def assessment(self) -> Assessment | None:
        """The newest assessment, draft or complete."""
        return self.assessments[0] if self.assessments else None

    @property
    def proposal(self) -> Proposal | None:
        """The newest proposal."""
        return self.proposals[0] if self.proposals else None

    @property
    def inquiry(self) -> MediCalInquiry | None:
        """The newest question to Medi-Cal."""
        return self.inquiries[0] if self.inquiries else None

    @property
    def visit(self) -> HomeVisit | None:
        """The newest plan for a home visit."""
        return self.visits[0] if self.visits else None


@dataclass(frozen=True)
class Seen:
    """An application as its page shows it on a day."""

    application: Application
    case: Case | None
    tracks: Tracks
    clocks: list[Running]
    timeline: list[Happened]
    documents: list[Document]
    tasks: list[Task]
    decisions: list[Decision]
    notices: list[Notice]
    authorizations: list[Authorization]


def find(session: Session, application_id: int, within: ColumnElement[bool]) -> Application | None:
    """An application, if it is within reach; out of reach looks as if there were none."""
    return session.scalar(
        select(Application)
        .where(Application.id == application_id, within)
        .options(joinedload(Application.person), joinedload(Application.worker))
    )


def see(session: Session, application: Application, on: dt.date) -> Seen:
    """Read everything the page of an application shows."""
    key = application.id
    return Seen(
        application=application,
        case=session.get(Case, application.case_id) if application.case_id else None,
        tracks=tracks(session, key),
        clocks=clock_view.of_application(session, key, on),
        timeline=timeline.of_application(session, key),
        documents=documents(session, Document.application_id == key),
        tasks=open_tasks(session, Task.application_id == key),
        decisions=decisions(session, key),
        notices=list(session.scalars(select(Notice).where(Notice.application_id == key).order_by(Notice.id.desc()))),
        authorizations=list(
            session.scalars(
                select(Authorization).where(Authorization.application_id == key).order_by(Authorization.id.desc())
            )
        ),
    )


def tracks(session: Session, application_id: int) -> Tracks:
    """The rows of each track of an application."""
    return Tracks(
        clearance=session.scalar(select(Clearance).where(Clearance.application_id == application_id)),
        inquiries=list(
            session.scalars(
                select(MediCalInquiry)
                .where(MediCalInquiry.application_id == application_id)
                .order_by(MediCalInquiry.id.desc())
            )
        ),
        certification=session.scalar(select(Certification).where(Certification.application_id == application_id)),
        visits=list(
            session.scalars(
                select(HomeVisit).where(HomeVisit.application_id == application_id).order_by(HomeVisit.id.desc())
            )
        ),
        assessments=list(
            session.scalars(
                select(Assessment)
                .where(Assessment.application_id == application_id)
                .options(selectinload(Assessment.services))
                .order_by(Assessment.version.desc())
            )
        ),
        proposals=list(
            session.scalars(
                select(Proposal).where(Proposal.application_id == application_id).order_by(Proposal.id.desc())
            )
        ),
    )


def documents(session: Session, of: ColumnElement[bool]) -> list[Document]:
    """Papers, newest first."""
    return list(session.scalars(select(Document).where(of).order_by(Document.received_on.desc(), Document.id.desc())))


def open_tasks(session: Session, of: ColumnElement[bool]) -> list[Task]:
    """What is open, the soonest due first."""
    query = select(Task).where(of, or_(Task.state == "open", Task.state == "deferred"))
    return list(session.scalars(query.options(joinedload(Task.assignee)).order_by(Task.due_on, Task.id)))


def decisions(session: Session, application_id: int) -> list[Decision]:
    """Every question put to the law for an application, newest first."""
    return list(
        session.scalars(select(Decision).where(Decision.application_id == application_id).order_by(Decision.id.desc()))
    )


def name_of(session: Session, staff_id: int | None) -> str | None:
    """The name of a member of staff."""
    return session.scalar(select(Staff.name).where(Staff.id == staff_id)) if staff_id else None
