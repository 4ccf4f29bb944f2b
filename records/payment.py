"""A payment: what one timesheet is paid, line by line, and what became of it. Money in cents, time in minutes."""

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, ColumnElement, Date, Index, SmallInteger, String, exists, func
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, column_property, mapped_column

from records.base import Base
from records.pay_run import PayRunPart
from records.payment_standing import METHODS, made_by_run, made_by_run_on

OWN_STATUSES = ("paid", "returned", "void", "stale", "replaced")
LINES = ("regular", "overtime", "travel", "sick_leave", "difference")


class Payment(Base):
    """One payment of a run. What is taken off stands in columns; orders beyond taxes in `order_taken`.

    A run writes a million of them: what they refer to is checked once when the run's totals are tied, not row by row.
    Nor is any row written again when the run is issued or its file settles: until something happens to a payment alone,
    its `status` is what the run's is for all alike (records/payment_standing.py).
    """

    __tablename__ = "payment"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    run_id: Mapped[int] = mapped_column()
    part: Mapped[int] = mapped_column()
    timesheet_id: Mapped[int | None]  # none: a special payment
    assignment_id: Mapped[int] = mapped_column(nullable=True)  # none, as is the provider: a month paid in advance,
    enrollment_id: Mapped[int] = mapped_column(nullable=True)  # which is the recipient's; nothing else is without
    case_id: Mapped[int]
    county_code: Mapped[str] = mapped_column(String(2))
    program: Mapped[str] = mapped_column(String(8))
    period_begins: Mapped[dt.date] = mapped_column(Date)
    pay_date: Mapped[dt.date] = mapped_column(Date)
    gross_cents: Mapped[int]
    social_security_cents: Mapped[int] = mapped_column(default=0)
    medicare_cents: Mapped[int] = mapped_column(default=0)
    sdi_cents: Mapped[int] = mapped_column(default=0)
    federal_income_tax_cents: Mapped[int] = mapped_column(default=0)
    state_income_tax_cents: Mapped[int] = mapped_column(default=0)
    share_of_cost_cents: Mapped[int] = mapped_column(default=0)  # the recipient pays it to the provider
    deductions_cents: Mapped[int] = mapped_column(default=0)  # all of `order_taken`
    net_cents: Mapped[int]
    minutes: Mapped[int]
    year_to_date_cents: Mapped[int]  # gross with this recipient in the year of the pay date, this payment among it
    quarter_to_date_cents: Mapped[int]
    relationship: Mapped[str] = mapped_column(String(16))  # as the law was asked
    live_in: Mapped[bool]
    method: Mapped[str] = mapped_column(String(16))
    direct_deposit_id: Mapped[int | None]
    own_status: Mapped[str | None] = mapped_column(String(12))  # what happened to this payment alone, last
    own_status_on: Mapped[dt.date | None] = mapped_column(Date)
    replaces_id: Mapped[int | None]  # the payment that this one was issued for anew
    adjusts_id: Mapped[int | None]  # the payment of the same pair and half-month to which this one is the difference
    run_status: Mapped[str] = column_property(made_by_run(run_id, part, method))
    run_status_on: Mapped[dt.date | None] = column_property(made_by_run_on(run_id, part, method))

    __table_args__ = (
        CheckConstraint("method in ('" + "','".join(METHODS) + "')", name="known_method"),
        CheckConstraint("own_status in ('" + "','".join(OWN_STATUSES) + "')", name="known_status"),
        CheckConstraint("net_cents >= 0", name="never_below_nothing"),
        Index(
            "uq_payment_timesheet",
            "timesheet_id",
            unique=True,
            postgresql_where="replaces_id is null and timesheet_id is not null",
        ),
        Index("ix_payment_assignment", "assignment_id", "id"),
        Index("uq_payment_replaces", "replaces_id", unique=True, postgresql_where="replaces_id is not null"),
        Index("ix_payment_adjusts", "adjusts_id", postgresql_where="adjusts_id is not null"),
        Index("ix_payment_open", "own_status", "run_id", postgresql_where="own_status in ('returned','void','stale')"),
    )

    @property
    def is_of_provider(self) -> bool:
        """Whether a provider is paid; else it is a month in advance, which the recipient is paid."""
        return self.enrollment_id is not None

    @hybrid_property
    def status(self) -> str:
        """Where it stands: one of `records.payment_standing.STATUSES`."""
        return self.own_status or self.run_status

    @status.inplace.expression
    @classmethod
    def _status(cls) -> ColumnElement[str]:
        return func.coalesce(cls.own_status, cls.run_status)

    @hybrid_property
    def status_on(self) -> dt.date | None:
        """Since when it stands there; none while it is only reckoned."""
        return self.own_status_on or self.run_status_on

    @hybrid_property
    def is_issued(self) -> bool:
        """Whether it left, or would have if there were anything to send; what became of it later does not matter."""
        return self.status != "reckoned"

    @is_issued.inplace.expression
    @classmethod
    def _is_issued(cls) -> ColumnElement[bool]:
        mine = (PayRunPart.run_id == cls.run_id, PayRunPart.number == cls.part)
        return exists().where(*mine, PayRunPart.issued_at.is_not(None))


class PayLine(Base):
    """Time at one rate within a payment, rounded once, as it is printed."""

    __tablename__ = "pay_line"

    payment_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    rate_cents: Mapped[int]  # of an hour
    regular_rate_cents: Mapped[int | None]  # of overtime in a week with several rates: what half of it is added
    minutes: Mapped[int]
    cents: Mapped[int]

    __table_args__ = (
        CheckConstraint("kind in ('" + "','".join(LINES) + "')", name="known_kind"),
        Index("ix_pay_line_payment", "payment_id", postgresql_using="brin"),
    )


class OrderTaken(Base):
    """What a payment gave to one order: dues, premium, garnishment, an overpayment."""

    __tablename__ = "order_taken"

    payment_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    order_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    cents: Mapped[int]

    __table_args__ = (Index("ix_order_taken_order", "order_id", "payment_id"),)
