"""A violation of the workweek and travel limits: its findings, and its way through review, dispute, consequence."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified
from records.enrollment import Enrollment
from records.subject import IsSubject

STATUSES = (
    "county_review",  # the worker's three business days
    "supervisor_review",  # the supervisor's two
    "noticed",  # the provider has been told and may dispute
    "disputed",  # SOC 2272: the county's ten business days
    "upheld",  # third or fourth: the state may be asked (SOC 2273)
    "state_review",
    "standing",  # counts; a clean year takes one back
    "ended",
)
END_REASONS = ("dismissed", "overturned", "overturned_by_state", "training", "clean_year", "counted_out")
CODES = ("over_forty", "over_usual_overtime", "over_weekly_limit", "over_travel")


class Violation(Base, Identified, IsSubject):
    """One provider's violation in one service month; `number` (1 to 4) is known when the notice goes out."""

    __tablename__ = "violation"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))  # which holds the enrollment
    month: Mapped[dt.date]  # its first day
    status: Mapped[str] = mapped_column(String(24), default="county_review")
    found_at: Mapped[dt.datetime]
    occurred_on: Mapped[dt.date]  # the Saturday that ends the last week found; the law is asked about this day
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    review_reason: Mapped[str | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    number: Mapped[int | None]
    consequence: Mapped[str | None] = mapped_column(String(24))
    notice_on: Mapped[dt.date | None]
    training_offered_until: Mapped[dt.date | None]
    training_finished_on: Mapped[dt.date | None]
    disputed_on: Mapped[dt.date | None]
    dispute_statement: Mapped[str | None]
    dispute_decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    dispute_reason: Mapped[str | None]
    upheld_on: Mapped[dt.date | None]  # notice of the county's decision
    state_asked_on: Mapped[dt.date | None]  # postmark of the SOC 2273
    state_decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state_reason: Mapped[str | None]
    takes_effect_on: Mapped[dt.date | None]  # suspension: twenty days after the notice
    suspended_until: Mapped[dt.date | None]
    clean_year_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
    end_reason: Mapped[str | None] = mapped_column(String(24))
    touched_at: Mapped[dt.datetime]

    enrollment: Mapped[Enrollment] = relationship()

    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        CheckConstraint("end_reason in ('" + "','".join(END_REASONS) + "')", name="known_end"),
        CheckConstraint("(status = 'ended') = (ended_on is not null)", name="ended_with_a_day"),
        CheckConstraint("reviewed_by_id <> confirmed_by_id", name="two_people_review"),
        Index("uq_violation_month", "enrollment_id", "month", unique=True, postgresql_where="status <> 'ended'"),
    )


class ViolationFinding(Base, Identified):
    """One limit that was passed in one workweek, by `ihss.workweeks`; `case_id` where it is about one recipient."""

    __tablename__ = "violation_finding"

    violation_id: Mapped[int] = mapped_column(ForeignKey("violation.id"), index=True)
    week: Mapped[dt.date]  # its Sunday
    code: Mapped[str] = mapped_column(String(24))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"))
    minutes: Mapped[int]  # worked (or travelled) in that week
    limit_minutes: Mapped[int]
    gone_at: Mapped[dt.datetime | None]  # by a correction or an approval after the fact it holds no more

    __table_args__ = (
        CheckConstraint("code in ('" + "','".join(CODES) + "')", name="known_code"),
        Index("uq_violation_finding", "violation_id", "week", "code", "case_id", unique=True),
    )
