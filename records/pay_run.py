"""A pay run: a period's accepted time reckoned to money in parts, seen, approved by two people, and paid."""

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified
from records.subject import IsSubject

KINDS = ("half_month", "nightly", "supplemental", "retroactive", "special", "advance")
STATUSES = (
    "planned",
    "calculating",
    "awaiting_officer",
    "awaiting_supervisor",
    "issuing",
    "issued",
    "stopped",
    "discarded",
    "failed",
)


class PayRun(Base, Identified, IsSubject):
    """One run. Its payments have the numbers from `first_payment_id` on, whatever was killed and begun again."""

    __tablename__ = "pay_run"

    number: Mapped[str] = mapped_column(String(24), unique=True)  # 2026-03-A, 2026-03-A.2, N2026-03-17
    kind: Mapped[str] = mapped_column(String(16), default="half_month")
    period_begins: Mapped[dt.date]
    period_ends: Mapped[dt.date]
    pay_date: Mapped[dt.date]  # the law is asked about this day for taxes; settlement day of the payment file
    county_code: Mapped[str | None] = mapped_column(ForeignKey("county.code"))  # of a retroactive run; else all
    reason: Mapped[str | None]
    status: Mapped[str] = mapped_column(String(24), default="planned")
    status_before_stop: Mapped[str | None] = mapped_column(String(24))
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # none: the schedule
    touched_at: Mapped[dt.datetime]
    first_payment_id: Mapped[int | None]  # the numbers from here on are this run's, one for each timesheet it takes
    parts: Mapped[int] = mapped_column(default=0)
    law: Mapped[str | None] = mapped_column(String(64))
    sentence: Mapped[str | None]  # why it failed or was discarded
    # Totals of all parts, once reckoned.
    timesheets: Mapped[int] = mapped_column(default=0)
    payments: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[int] = mapped_column(BigInteger, default=0)
    gross_cents: Mapped[int] = mapped_column(BigInteger, default=0)
    net_cents: Mapped[int] = mapped_column(BigInteger, default=0)
    reckoned_at: Mapped[dt.datetime | None]
    issued_at: Mapped[dt.datetime | None]

    __table_args__ = (
        CheckConstraint("kind in ('" + "','".join(KINDS) + "')", name="known_kind"),
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        CheckConstraint("period_begins <= period_ends", name="in_order"),
        CheckConstraint("kind <> 'retroactive' or county_code is not null", name="retroactive_of_a_county"),
    )


class PayRunPart(Base, Identified):
    """Some providers of a run, reckoned in one transaction and issued in another: done, or not begun."""

    __tablename__ = "pay_run_part"

    run_id: Mapped[int] = mapped_column(ForeignKey("pay_run.id"))
    number: Mapped[int]
    first_enrollment_id: Mapped[int]  # providers from here
    last_enrollment_id: Mapped[int]  # to here, both among them
    first_payment_id: Mapped[int]
    timesheets: Mapped[int]  # as planned: so many numbers are set aside for its payments
    payments: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[int] = mapped_column(BigInteger, default=0)
    gross_cents: Mapped[int] = mapped_column(BigInteger, default=0)
    net_cents: Mapped[int] = mapped_column(BigInteger, default=0)
    ledger_lines: Mapped[int] = mapped_column(default=0)
    sampled: Mapped[int] = mapped_column(default=0)  # decided by the rule engine as well
    reckoned_at: Mapped[dt.datetime | None]
    issued_at: Mapped[dt.datetime | None]

    __table_args__ = (Index("uq_pay_run_part", "run_id", "number", unique=True),)


class PayRunApproval(Base, Identified):
    """One of the two words that release a run, with the totals that were seen. Two people, never who made the run's."""

    __tablename__ = "pay_run_approval"

    run_id: Mapped[int] = mapped_column(ForeignKey("pay_run.id"))
    desk: Mapped[str] = mapped_column(String(16))  # payroll_officer, supervisor
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    payments: Mapped[int]
    net_cents: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[dt.datetime]

    __table_args__ = (
        CheckConstraint("desk in ('payroll_officer','supervisor')", name="known_desk"),
        Index("uq_pay_run_approval_desk", "run_id", "desk", unique=True),
        Index("uq_pay_run_approval_staff", "run_id", "staff_id", unique=True),
    )
