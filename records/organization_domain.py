"""Whose authorizations an organization may see: its plan codes, the providers in its domain, their permissions."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class OrganizationPlan(Base, Identified):
    """A plan code under which a health plan's members are enrolled, and since when; dated, for plans end."""

    __tablename__ = "organization_plan"

    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    plan_code: Mapped[str] = mapped_column(String(12))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]

    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="in_order"),
        Index("ix_organization_plan_code", "plan_code"),
    )


class OrganizationProvider(Base, Identified):
    """A provider number in an organization's domain, while the provider belongs to it."""

    __tablename__ = "organization_provider"

    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    number: Mapped[str] = mapped_column(String(12))  # NPI, or an older provider number
    name: Mapped[str]
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]  # the last day in the domain
    noted_at: Mapped[dt.datetime]
    noted_by_user_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))

    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="in_order"),
        Index("ix_organization_provider_number", "number"),
        Index(
            "uq_organization_provider_open",
            "organization_id",
            "number",
            unique=True,
            postgresql_where="ends_on is null",
        ),
    )


class WrittenPermission(Base, Identified):
    """A provider's written permission that the organization may see the provider's authorizations.

    In force on a day from `starts_on` to `ends_on`, both among them, and before `withdrawn_on`.
    """

    __tablename__ = "written_permission"

    organization_provider_id: Mapped[int] = mapped_column(ForeignKey("organization_provider.id"), index=True)
    signed_on: Mapped[dt.date]
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]
    withdrawn_on: Mapped[dt.date | None]
    withdrawn_reason: Mapped[str | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    noted_at: Mapped[dt.datetime]
    noted_by_user_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))

    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="in_order"),)

    def is_over(self, day: dt.date) -> bool:
        """Whether it opens nothing any more: withdrawn, or past its last day."""
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= day
        return withdrawn or (self.ends_on is not None and self.ends_on < day)

    def is_in_force(self, day: dt.date) -> bool:
        """Whether it opens what it is for. `records.sar_reach.permission_on` asks the database the same."""
        return self.starts_on <= day and not self.is_over(day)
