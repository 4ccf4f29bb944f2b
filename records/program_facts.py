"""What is known of the program that pays for a recipient's care, and of the providers who bear on it."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.application import Application
from records.assignment import Assignment
from records.care_case import Authorization, Case
from records.decision import Decision
from records.provider_hours import authorizations

BEARING = ("spouse_provider", "parent_of_minor_provider")
"""What `assignment.relationship` answers and `ihss.program` asks: relations that bear on the program."""


def program_decision(session: Session, case: Case) -> Decision | None:
    """The newest answer of ihss.program about a recipient."""
    applications = select(Application.id).where(Application.case_id == case.id)
    query = select(Decision).where(
        Decision.question == "ihss.program",
        Decision.answer.is_not(None),
        (Decision.case_id == case.id) | Decision.application_id.in_(applications),
    )
    return session.scalars(query.order_by(Decision.id.desc()).limit(1)).first()


def affected(session: Session, case_id: int, from_day: dt.date) -> list[Authorization]:
    """The authorizations that are in force on a day or begin later, in order of their days."""
    rows = authorizations(session, case_id)
    open_ended = [row for row in rows if row.ends_on is None or row.ends_on >= max(from_day, row.starts_on)]
    return sorted(open_ended, key=lambda row: (row.starts_on, row.id))


def of_same_case(session: Session, row: Assignment) -> list[Assignment]:
    """The other providers who work for the same recipient, also those on leave."""
    query = select(Assignment).where(
        Assignment.case_id == row.case_id, Assignment.id != row.id, Assignment.status.in_(("active", "on_leave"))
    )
    return list(session.scalars(query.order_by(Assignment.id)))
