"""What users of organizations looked at, searched for, printed and exported, and where somebody seems to be probing."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

DEEDS = ("view", "search", "print", "export", "sign_in", "sign_in_failed", "not_found")


class InquiryLog(Base, Identified):
    """One thing done by one user; rows are only ever added. `basis` is the permission or membership that opened it."""

    __tablename__ = "inquiry_log"

    at: Mapped[dt.datetime]
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("organization_user.id"))
    deed: Mapped[str] = mapped_column(String(16))
    what: Mapped[str] = mapped_column(String(40))  # the page, never what was on it
    sar_number: Mapped[str | None] = mapped_column(String(11))
    client_number: Mapped[str | None] = mapped_column(String(7))
    letter_number: Mapped[str | None] = mapped_column(String(16))
    terms: Mapped[dict[str, Any] | None]  # of a search
    found: Mapped[int | None]
    permission_id: Mapped[int | None] = mapped_column(ForeignKey("written_permission.id"))
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("plan_membership.id"))
    as_of: Mapped[dt.date | None]

    __table_args__ = (
        CheckConstraint("deed in ('" + "','".join(DEEDS) + "')", name="known_deed"),
        Index("ix_inquiry_log_organization", "organization_id", "at"),
        Index("ix_inquiry_log_user", "user_id", "at"),
        Index("ix_inquiry_log_client", "client_number", "at", postgresql_where="client_number is not null"),
    )


class ProbingAlert(Base, Identified):
    """A user missed so often that somebody should ask why; slowed down until then."""

    __tablename__ = "probing_alert"

    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("organization_user.id"))
    raised_at: Mapped[dt.datetime]
    misses: Mapped[int]
    closed_at: Mapped[dt.datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str | None]

    __table_args__ = (Index("uq_probing_alert_open", "user_id", unique=True, postgresql_where="closed_at is null"),)
