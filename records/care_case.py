"""The case: one number for life, statewide, whatever county the person lives in."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, Sequence, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified
from records.person import Person
from records.staff import Staff

STATUSES = (
    "pending",
    "presumptive_eligible",
    "eligible",
    "leave",
    "denied",
    "terminated",
    "application_withdrawn",
)
CLOSED = ("denied", "terminated", "application_withdrawn")
"""Nobody is assigned to such a case, and no waiver is signed for it."""

case_number = Sequence("case_number_seq", start=1_000_001, metadata=Base.metadata)


class Case(Base, Identified):
    """A person's IHSS case. `case_number` has seven digits and never changes."""

    __tablename__ = "care_case"

    case_number: Mapped[str] = mapped_column(String(7), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    status: Mapped[str] = mapped_column(String(24))
    status_since: Mapped[dt.date]
    advance_pay_since: Mapped[dt.date | None]  # paid at the month's beginning; timesheets reconcile it
    opened_at: Mapped[dt.datetime]

    person: Mapped[Person] = relationship()
    worker: Mapped[Staff | None] = relationship()

    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        Index("ix_care_case_county", "county_code", "status"),
    )


class Authorization(Base, Identified):
    """The hours a person may have, from a day on. Minutes a month; amounts as the rules gave them."""

    __tablename__ = "authorization"

    case_id: Mapped[int] = mapped_column(ForeignKey("care_case.id"), index=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"))
    assessment_id: Mapped[int | None] = mapped_column(ForeignKey("assessment.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    program: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(16))  # full, temporary (before certification), presumptive
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]
    authorized_minutes_per_month: Mapped[int]
    weekly_authorized_minutes: Mapped[int]
    weekly_maximum_minutes: Mapped[int]
    unmet_minutes_per_month: Mapped[int]
    protective_supervision_minutes_per_month: Mapped[int]
    severely_impaired: Mapped[bool]
    made_at: Mapped[dt.datetime]
