"""Statutory clocks as the case page shows them; the timer itself runs in the workflow."""

import datetime as dt

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, and_
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified
from records.subject import AboutSubject


class Clock(Base, Identified, AboutSubject):
    """A limit of time set by law: when it began, when it runs out, by which question and cite, how it ended."""

    __tablename__ = "clock"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"), index=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))
    question: Mapped[str] = mapped_column(String(64))  # deadline.health_certification
    starts_on: Mapped[dt.date]
    due_on: Mapped[dt.date]
    cite: Mapped[str]
    outcome: Mapped[str | None] = mapped_column(String(16))  # met, missed, extended, stopped
    ended_on: Mapped[dt.date | None]

    __table_args__ = (
        CheckConstraint("(outcome is null) = (ended_on is null)", name="ended_with_outcome"),
        Index("ix_clock_application_id", "application_id"),
        Index("ix_clock_enrollment", "enrollment_id", postgresql_where="enrollment_id is not null"),
        Index("ix_clock_timesheet", "timesheet_id", postgresql_where="timesheet_id is not null"),
        Index("ix_clock_violation", "violation_id", postgresql_where="violation_id is not null"),
        Index("ix_clock_pay_run", "pay_run_id", postgresql_where="pay_run_id is not null"),
        Index("ix_clock_organization", "organization_id", postgresql_where="organization_id is not null"),
        Index("ix_clock_account_request", "account_request_id", postgresql_where="account_request_id is not null"),
        Index("ix_clock_running", "county_code", "due_on", postgresql_where="outcome is null"),
    )


RIGHTS = (
    *("deadline.hearing_request", "deadline.exception_request", "deadline.enrollment_appeal"),
    *("deadline.violation_dispute", "deadline.violation_state_review", "deadline.violation_training"),
)
"""Days the person may use. They pass; nobody at the county is late."""


def county_must_meet() -> ColumnElement[bool]:
    """Clocks that run and that the county or the applicant has to meet."""
    return and_(Clock.outcome.is_(None), Clock.question.not_in(RIGHTS))
