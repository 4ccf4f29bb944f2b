"""Everything the page of an assignment shows, read in one go."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, joinedload

from records import application_view, assignment_list, timeline
from records.assignment import Assignment, AssignmentHours, WorkweekAgreement
from records.assignment_list import Line, Split
from records.care_case import Case
from records.decision import Decision, Notice
from records.event import Document
from records.staff import Staff
from records.task import Task
from records.timeline import Happened

OPTIONS = (joinedload(Assignment.enrollment), joinedload(Assignment.case).joinedload(Case.person))
"""What every page of an assignment needs of its row."""


@dataclass(frozen=True)
class Hours:
    """One row of the hours, with the name of who set it."""

    row: AssignmentHours
    by: str | None


@dataclass(frozen=True)
class Seen:
    """An assignment as its page shows it on a day; newest rows first."""

    assignment: Assignment
    split: Split
    recipients: list[Line]
    hours: list[Hours]
    agreements: list[WorkweekAgreement]
    timeline: list[Happened]
    documents: list[Document]
    tasks: list[Task]
    decisions: list[Decision]
    notices: list[Notice]

    @property
    def minutes_per_week(self) -> int:
        """The minutes a week of this provider on the day."""
        return next(line.minutes_per_week for line in self.split.lines if line.assignment.id == self.assignment.id)


def see(session: Session, row: Assignment, on: dt.date) -> Seen:
    """Read everything the page of an assignment shows."""
    return Seen(
        assignment=row,
        split=assignment_list.of_case(session, row.case, on),
        recipients=assignment_list.of_enrollment(session, row.enrollment_id, on),
        hours=_hours(session, row.id),
        agreements=_agreements(session, row),
        timeline=timeline.of_assignment(session, row.id),
        documents=application_view.documents(session, Document.assignment_id == row.id),
        tasks=application_view.open_tasks(session, Task.assignment_id == row.id),
        decisions=list(
            session.scalars(select(Decision).where(Decision.assignment_id == row.id).order_by(Decision.id.desc()))
        ),
        notices=list(
            session.scalars(
                select(Notice)
                .where(Notice.assignment_id == row.id)
                .options(defer(Notice.pdf))
                .order_by(Notice.id.desc())
            )
        ),
    )


def _hours(session: Session, assignment_id: int) -> list[Hours]:
    rows = session.execute(
        select(AssignmentHours, Staff.name)
        .outerjoin(Staff, Staff.id == AssignmentHours.staff_id)
        .where(AssignmentHours.assignment_id == assignment_id)
        .order_by(AssignmentHours.starts_on.desc(), AssignmentHours.id.desc())
    )
    return [Hours(row, name) for row, name in rows]


def _agreements(session: Session, row: Assignment) -> list[WorkweekAgreement]:
    """The provider's agreements over all recipients, and the recipient's over all providers."""
    theirs = (WorkweekAgreement.enrollment_id == row.enrollment_id) | (WorkweekAgreement.case_id == row.case_id)
    return list(session.scalars(select(WorkweekAgreement).where(theirs).order_by(WorkweekAgreement.id.desc())))
