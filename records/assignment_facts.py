"""An assignment as facts for the law: what pages preview and what steps ask is shaped here, once."""

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.application import Application
from records.assignment import Assignment, WorkweekAgreement
from records.background import Waiver
from records.care_case import Authorization, Case
from records.clock import county_day
from records.decision import Decision
from records.enrollment import Enrollment
from records.provider_hours import authorizations, in_force, shares_of_enrollments

RELATIONS = ("none", "spouse", "parent", "child", "grandchild", "grandparent", "sibling", "other_relative")
"""What a provider may be to the recipient: words of `assignment.relationship`."""

ENROLLED = ("enrolled", "enrolled_by_waiver")
CASE_STATUS = {"application_withdrawn": "withdrawn"}
"""Where the law's word for a case's status is another one."""

BEARING = ("spouse_provider", "parent_of_minor_provider")
"""What `assignment.relationship` answers and `ihss.program` asks: relations that bear on the program."""


def relationship(row: Assignment, related_as: str, lives_together: bool, program: str | None) -> dict[str, Any]:
    """Facts of assignment.relationship, with a relation as it is or as it is about to be."""
    return {
        "relationship": related_as,
        "recipient_birth_date": row.case.person.birth_date.isoformat(),
        "provider_birth_date": birth_date(row.enrollment).isoformat(),
        "lives_together": lives_together,
        "program": program,
    }


def paid_from(session: Session, row: Assignment, starts_on: dt.date) -> dict[str, Any]:
    """Facts of enrollment.paid_from for service that begins on a day.

    After a loss by right the standing counts from its new beginning, which the enrollment keeps as `paid_from`.
    """
    enrollment = row.enrollment
    applied = enrollment.paid_from or enrollment.application_received_on or county_day(enrollment.begun_at)
    authorized = _authorized_from(session, row.case_id, starts_on)
    return {
        "enrolled": enrollment.status in ENROLLED,
        "application_on": applied.isoformat(),
        "cleared_on": enrollment.enrolled_on.isoformat() if enrollment.enrolled_on else None,
        "served_from": starts_on.isoformat(),
        "authorized_from": authorized.isoformat() if authorized else None,
    }


def _authorized_from(session: Session, case_id: int, day: dt.date) -> dt.date | None:
    """The first day, of those in force on a day or later, on which the recipient has hours."""
    rows = authorizations(session, case_id)
    now = in_force(rows, day)
    later = [row.starts_on for row in rows if row.starts_on > day]
    return now.starts_on if now else min(later, default=None)


def start(
    row: Assignment, starts_on: dt.date, *, status: str, waiver: bool, payable: bool, paid_from: str | None
) -> dict[str, Any]:
    """Facts of assignment.start, where hours have been accepted and no agreement is missing."""
    return {
        "enrollment_status": status,
        "waiver_for_recipient": waiver,
        "case_status": CASE_STATUS.get(row.case.status, row.case.status),
        "relationship_payable": payable,
        "hours_accepted": True,
        "starts_on": starts_on.isoformat(),
        "paid_from": paid_from,
    }


def waiver_in_force(session: Session, row: Assignment) -> bool:
    """Whether this recipient has waived this provider's conviction, and has not taken it back (SOC 862)."""
    waived = select(Waiver.id).where(
        Waiver.enrollment_id == row.enrollment_id,
        Waiver.case_id == row.case_id,
        Waiver.outcome == "accepted",
        Waiver.ended_on.is_(None),
    )
    return session.scalar(waived.limit(1)) is not None


def recipients_of(session: Session, row: Assignment, day: dt.date) -> dict[int, int]:
    """The assignments a provider works in on a day or will later, by case; and this one."""
    shares = shares_of_enrollments(session, [row.enrollment_id])
    working = {each.case_id: each.assignment_id for each in shares if each.last_day is None or each.last_day >= day}
    return {**working, row.case_id: row.id}


def provider_agreement(session: Session, row: Assignment, day: dt.date) -> WorkweekAgreement | None:
    """The newest SOC 2255 that lists every recipient whom the provider works for."""
    newest = select(WorkweekAgreement).where(
        WorkweekAgreement.form == "soc_2255", WorkweekAgreement.enrollment_id == row.enrollment_id
    )
    signed = session.scalars(newest.order_by(WorkweekAgreement.id.desc()).limit(1)).first()
    if signed is None:
        return None
    listed = {each["assignment_id"] for each in signed.schedule}
    return signed if set(recipients_of(session, row, day).values()) <= listed else None


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


def birth_date(enrollment: Enrollment) -> dt.date:
    """The provider's birth date: that of the person once somebody has said who it is."""
    return enrollment.person.birth_date if enrollment.person else enrollment.birth_date
