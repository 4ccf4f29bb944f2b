"""What a county keeps beside timesheets: absences, holds, extra hours, exemptions, sick leave."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class RecipientAbsence(Base, Identified):
    """Days on which a recipient is in hospital or away: no care is paid then, unless the county lets an entry stand."""

    __tablename__ = "recipient_absence"

    case_id: Mapped[int] = mapped_column(ForeignKey("care_case.id"), index=True)
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date | None]  # not known yet
    why: Mapped[str] = mapped_column(String(12))
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    noted_at: Mapped[dt.datetime]
    withdrawn_at: Mapped[dt.datetime | None]  # noted in error

    __table_args__ = (
        CheckConstraint("why in ('hospital','away')", name="known_why"),
        CheckConstraint("last_day >= first_day", name="in_order"),
    )


class TimesheetHold(Base, Identified):
    """A county looks at every timesheet of a pair before it is paid, from a day on until the hold is lifted."""

    __tablename__ = "timesheet_hold"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    from_day: Mapped[dt.date]
    reason: Mapped[str]
    placed_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    placed_at: Mapped[dt.datetime]
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    lifted_at: Mapped[dt.datetime | None]

    __table_args__ = (
        Index("uq_timesheet_hold_standing", "assignment_id", unique=True, postgresql_where="lifted_at is null"),
    )


class ExtraHours(Base, Identified):
    """A recipient asks that a provider work more in one workweek, before or after it (W&I 12300.4 (b)(1)(C))."""

    __tablename__ = "extra_hours"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    week: Mapped[dt.date]  # its Sunday
    minutes: Mapped[int]  # of the recipient in that week, the extra ones among them
    unanticipated: Mapped[bool]
    cannot_wait: Mapped[bool]
    health_or_safety: Mapped[bool]
    reason: Mapped[str]
    asked_at: Mapped[dt.datetime]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))  # the recipient's account
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # or whom they told
    outcome: Mapped[str | None] = mapped_column(String(12))
    decided_at: Mapped[dt.datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decision_reason: Mapped[str | None]  # needed against the law's proposal; told to the recipient who is refused
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))

    __table_args__ = (CheckConstraint("outcome in ('approve','refuse','not_needed')", name="known_outcome"),)


class Exemption(Base, Identified):
    """Exemption 1 (SOC 2279) or 2 (SOC 2305) from the weekly limit: 90 hours a week and 360 a month instead of 66."""

    __tablename__ = "exemption"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    asked_on: Mapped[dt.date]
    circumstances: Mapped[list[Any]]  # as the law was asked
    outcome: Mapped[str] = mapped_column(String(12))
    starts_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]
    reason: Mapped[str]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[dt.datetime]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))

    __table_args__ = (
        CheckConstraint("kind in ('exemption_1','exemption_2')", name="known_kind"),
        CheckConstraint("outcome in ('approve','refuse')", name="known_outcome"),
        CheckConstraint("outcome <> 'approve' or starts_on is not null", name="approved_from_a_day"),
    )


class SickLeaveClaim(Base, Identified):
    """Paid sick leave claimed for one day with one recipient (SOC 2302), in minutes."""

    __tablename__ = "sick_leave_claim"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    day: Mapped[dt.date]
    minutes: Mapped[int]
    planned: Mapped[bool]
    claimed_at: Mapped[dt.datetime]
    outcome: Mapped[str | None] = mapped_column(String(12))  # pay, return
    payable_minutes: Mapped[int | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))
    payment_id: Mapped[int | None]  # the payment that paid it; none: it is owed

    __table_args__ = (
        CheckConstraint("outcome in ('pay','return')", name="known_outcome"),
        Index(
            "ix_sick_leave_claim_owed",
            *("enrollment_id", "assignment_id", "day"),
            postgresql_where="outcome = 'pay' and payment_id is null",
        ),
        Index("ix_sick_leave_claim_payment", "payment_id", postgresql_where="payment_id is not null"),
    )
