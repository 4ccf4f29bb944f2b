"""A provider's assignment to a recipient: how they are related, which hours, since when, and what they agreed."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified
from records.care_case import Case
from records.enrollment import Enrollment
from records.subject import IsSubject

STATUSES = ("waiting", "ready", "active", "on_leave", "ended")


class Assignment(Base, Identified, IsSubject):
    """One spell of one provider with one recipient, designated by the recipient (SOC 426A)."""

    __tablename__ = "assignment"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("care_case.id"), index=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))  # of the recipient's case
    status: Mapped[str] = mapped_column(String(16), default="waiting")
    designated_on: Mapped[dt.date]
    related_as: Mapped[str] = mapped_column(String(24))  # the provider is the recipient's ...
    lives_together: Mapped[bool]
    starts_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
    end_reason: Mapped[str | None] = mapped_column(String(32))
    leave_from: Mapped[dt.date | None]
    leave_reason: Mapped[str | None] = mapped_column(String(32))
    back_up: Mapped[bool] = mapped_column(default=False)  # stands in for another: the back-up premium
    live_in_received_on: Mapped[dt.date | None]  # SOC 2298
    live_in_processed_on: Mapped[dt.date | None]  # wages are outside income tax from this day (A-LIVE)
    live_in_cancelled_on: Mapped[dt.date | None]  # SOC 2299
    made_at: Mapped[dt.datetime]

    enrollment: Mapped[Enrollment] = relationship()
    case: Mapped[Case] = relationship()

    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        CheckConstraint("(status = 'ended') = (ended_on is not null)", name="ended_with_a_day"),
        Index("uq_assignment_open", "enrollment_id", "case_id", unique=True, postgresql_where="status <> 'ended'"),
    )


class AssignmentHours(Base, Identified):
    """The minutes a week that a provider has of a recipient's hours, from a day on, until the next row."""

    __tablename__ = "assignment_hours"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    starts_on: Mapped[dt.date]
    minutes_per_week: Mapped[int]
    made_at: Mapped[dt.datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))


class WorkweekAgreement(Base, Identified):
    """A signed workweek and travel agreement: SOC 2255 (provider, all recipients) or SOC 2256 (recipient)."""

    __tablename__ = "workweek_agreement"

    form: Mapped[str] = mapped_column(String(8))  # soc_2255, soc_2256
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollment.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"), index=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    signed_on: Mapped[dt.date]
    schedule: Mapped[list[Any]]  # [{assignment_id, minutes_per_week, travel_minutes_per_week}]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    noted_at: Mapped[dt.datetime]

    __table_args__ = (CheckConstraint("form in ('soc_2255','soc_2256')", name="known_form"),)
