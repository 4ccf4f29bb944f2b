"""An exception of a pay run: a timesheet that is not paid yet, why, and who let it go."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class PayHold(Base, Identified):
    """One timesheet held in one run. The next run takes it up again and asks the law anew."""

    __tablename__ = "pay_hold"

    run_id: Mapped[int] = mapped_column(ForeignKey("pay_run.id"))
    part: Mapped[int]
    timesheet_id: Mapped[int | None] = mapped_column(ForeignKey("timesheet.id"))  # none: sick leave by itself
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))  # then: whose, and
    period_begins: Mapped[dt.date | None]  # of which half-month
    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"))
    county_code: Mapped[str] = mapped_column(String(2))
    reasons: Mapped[list[Any]]  # rows of ihss.payment
    sentence: Mapped[str | None]  # what the law or the records said, where no row fits
    gross_cents: Mapped[int | None]
    held_at: Mapped[dt.datetime]
    # An officer looked and lets it go: the next run pays it with what could be taken, however much it is.
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    released_at: Mapped[dt.datetime | None]
    release_reason: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("(released_at is null) = (released_by_id is null)", name="released_by_somebody"),
        CheckConstraint(
            "timesheet_id is not null or (assignment_id is not null and period_begins is not null)",
            name="about_something",
        ),
        Index("uq_pay_hold", "run_id", "timesheet_id", unique=True),
        Index("ix_pay_hold_timesheet", "timesheet_id"),
        Index("ix_pay_hold_enrollment", "enrollment_id"),
    )


class PayStop(Base, Identified):
    """A payroll officer keeps a provider's or one assignment's payments back until it is lifted."""

    __tablename__ = "pay_stop"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))  # none: all of the provider's
    reason: Mapped[str]
    placed_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    placed_at: Mapped[dt.datetime]
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    lifted_at: Mapped[dt.datetime | None]

    __table_args__ = (CheckConstraint("(lifted_at is null) = (lifted_by_id is null)", name="lifted_by_somebody"),)
