"""Lines of a service authorization request, and the codes that each covers."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

LINE_STATUSES = ("received", "pending", "deferred", "authorized", "authorized_modified", "denied", "cancelled")
"""As told. `expired` is reckoned against the day that is looked at, never stored with a version."""

CODES = ("procedure", "group", "range")


class SarLine(Base, Identified):
    """One service asked for, with its own dates, status and reason."""

    __tablename__ = "sar_line"

    sar_id: Mapped[int] = mapped_column(ForeignKey("sar.id"))
    number: Mapped[int]
    status: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]  # the last day, among them
    cancelled_on: Mapped[dt.date | None]  # care after this day is not authorized
    description: Mapped[str]
    reason: Mapped[str | None]
    units: Mapped[int | None]
    frequency: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(LINE_STATUSES) + "')", name="known_status"),
        CheckConstraint("ends_on >= starts_on", name="in_order"),
        CheckConstraint("(status = 'cancelled') = (cancelled_on is not null)", name="cancelled_on_some_day"),
        Index("uq_sar_line", "sar_id", "number", unique=True),
    )


class SarCode(Base, Identified):
    """What a line covers: a procedure code with modifiers, a service code grouping, or a range of codes."""

    __tablename__ = "sar_code"

    line_id: Mapped[int] = mapped_column(ForeignKey("sar_line.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(12))
    code_to: Mapped[str | None] = mapped_column(String(12))  # the last code of a range
    modifiers: Mapped[str | None] = mapped_column(String(16))
    units: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("kind in ('" + "','".join(CODES) + "')", name="known_kind"),
        CheckConstraint("(kind = 'range') = (code_to is not null)", name="range_has_an_end"),
    )
