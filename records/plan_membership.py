"""Who was a member of which health plan from when to when, as CCS told it."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class PlanMembership(Base, Identified):
    """A client's enrollment in a health plan. It gives rights, so it counts as soon as it is told."""

    __tablename__ = "plan_membership"

    client_number: Mapped[str] = mapped_column(String(7))
    plan_code: Mapped[str] = mapped_column(String(12))
    member_id: Mapped[str | None] = mapped_column(String(20))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]  # the last day, among them
    recorded_at: Mapped[dt.datetime]
    superseded_at: Mapped[dt.datetime | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("ccs_file.id"))

    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="in_order"),
        Index("ix_plan_membership_client", "client_number", postgresql_where="superseded_at is null"),
        Index("ix_plan_membership_told", "plan_code", "recorded_at", postgresql_where="superseded_at is null"),
        Index("ix_plan_membership_over", "plan_code", "superseded_at", postgresql_where="superseded_at is not null"),
        Index("ix_plan_membership_plan", "plan_code", "client_number", postgresql_where="superseded_at is null"),
    )
