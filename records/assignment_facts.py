"""An assignment as facts for the law: what pages preview and what steps ask is shaped here, once."""

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.background import Waiver
from records.clock import county_day
from records.enrollment import Enrollment
from records.provider_hours import authorizations, in_force

RELATIONS = ("none", "spouse", "parent", "child", "grandchild", "grandparent", "sibling", "other_relative")
"""What a provider may be to the recipient: words of `assignment.relationship`."""

ENROLLED = ("enrolled", "enrolled_by_waiver")
CASE_STATUS = {"application_withdrawn": "withdrawn"}
"""Where the law's word for a case's status is another one."""


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


def birth_date(enrollment: Enrollment) -> dt.date:
    """The provider's birth date: that of the person once somebody has said who it is."""
    return enrollment.person.birth_date if enrollment.person else enrollment.birth_date
