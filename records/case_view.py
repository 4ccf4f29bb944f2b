"""Everything the case page shows, read in one go."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from records import application_view, clock_view, timeline
from records.application import Application
from records.care_case import Authorization, Case
from records.clock_view import Running
from records.decision import Decision, Notice
from records.event import Document
from records.person import Person
from records.task import Task
from records.timeline import Happened

NEWEST_DECISIONS = 30


@dataclass(frozen=True)
class Seen:
    """A case as its page shows it on a day; newest rows first."""

    case: Case
    applications: list[Application]
    authorizations: list[Authorization]
    clocks: list[Running]
    timeline: list[Happened]
    documents: list[Document]
    tasks: list[Task]
    decisions: list[Decision]
    notices: list[Notice]

    def authorization(self, on: dt.date) -> Authorization | None:
        """The authorization in force on a day; the newest of those whose dates take the day in."""
        for each in self.authorizations:
            if each.starts_on <= on and (each.ends_on is None or on <= each.ends_on):
                return each
        return None


def find(session: Session, case_number: str, within: ColumnElement[bool]) -> Case | None:
    """A case by its seven digits, if it is within reach."""
    return session.scalar(
        select(Case)
        .where(Case.case_number == case_number, within)
        .options(joinedload(Case.person).selectinload(Person.roles), joinedload(Case.worker))
    )


def see(session: Session, case: Case, on: dt.date) -> Seen:
    """Read everything the page of a case shows."""
    applications = list(
        session.scalars(
            select(Application).where(Application.case_id == case.id).order_by(Application.requested_on.desc())
        )
    )
    keys = [each.id for each in applications]
    return Seen(
        case=case,
        applications=applications,
        authorizations=list(
            session.scalars(
                select(Authorization).where(Authorization.case_id == case.id).order_by(Authorization.id.desc())
            )
        ),
        clocks=clock_view.of_case(session, case.id, on),
        timeline=timeline.of_case(session, case.id),
        documents=application_view.documents(
            session, or_(Document.case_id == case.id, Document.application_id.in_(keys))
        ),
        tasks=application_view.open_tasks(session, or_(Task.case_id == case.id, Task.application_id.in_(keys))),
        decisions=list(
            session.scalars(
                select(Decision)
                .where(or_(Decision.case_id == case.id, Decision.application_id.in_(keys)))
                .order_by(Decision.id.desc())
                .limit(NEWEST_DECISIONS)
            )
        ),
        notices=list(
            session.scalars(
                select(Notice)
                .where(or_(Notice.case_id == case.id, Notice.application_id.in_(keys)))
                .order_by(Notice.id.desc())
            )
        ),
    )
