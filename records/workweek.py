"""Whom a provider works for, and the agreement that lists them all (SOC 2255; ACIN I-18-19)."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment import Assignment, WorkweekAgreement
from records.provider_hours import shares_of_enrollments


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
