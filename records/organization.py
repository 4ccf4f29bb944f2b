"""An organization that takes part in provider inquiry: what it is, its domain of providers, and their permissions."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified
from records.subject import IsSubject

KINDS = ("provider", "plan", "government")
TYPES = (
    *("ccs_hospital", "special_care_center", "physician_group", "other_provider"),
    *("medi_cal_plan", "healthy_families_plan", "government_agency"),
)
STATUSES = ("applied", "returned", "approved", "frozen", "refused", "withdrawn", "ended")
TAKES_PART = ("approved", "frozen")
"""Its users look; one that lost its last liaison keeps looking, and nobody is added until a successor has come."""
OFFICES = ("sacramento", "san_francisco", "los_angeles")
"""Regional Offices of CCS."""


class Organization(Base, Identified, IsSubject):
    """A hospital, center, group or health plan, with what it promised when it applied.

    `frozen`: no active liaison; its users keep seeing what is theirs, and nobody is added until a successor is named.
    """

    __tablename__ = "organization"

    number: Mapped[str] = mapped_column(String(12), unique=True)  # O-000123, told when the application is received
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(12))
    type: Mapped[str] = mapped_column(String(24))
    street: Mapped[str]
    city: Mapped[str]
    zip_code: Mapped[str] = mapped_column(String(10))
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"), index=True)
    regional_office: Mapped[str] = mapped_column(String(16))
    phone: Mapped[str]
    status: Mapped[str] = mapped_column(String(12), default="applied")
    status_since: Mapped[dt.datetime]
    applied_at: Mapped[dt.datetime]
    approved_on: Mapped[dt.date | None]
    frozen_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
    sentence: Mapped[str | None]  # why it was returned, refused or ended
    code_hash: Mapped[str | None]  # argon2id of the code that, with the number, opens the application to its sender
    # Who is to be the first liaison, as applied.
    liaison_first_name: Mapped[str]
    liaison_last_name: Mapped[str]
    liaison_title: Mapped[str]
    liaison_phone: Mapped[str]
    liaison_email: Mapped[str]
    # What was promised (Provider Inquiry Project, Provider Responsibilities).
    accepts_delay: Mapped[bool]
    internal_agreements: Mapped[bool]
    has_permissions: Mapped[bool | None]  # none for plans: not asked of them
    paperless_in_time: Mapped[bool]
    reciprocal: Mapped[str] = mapped_column(String(16))  # agreed, not_feasible
    reciprocal_reason: Mapped[str | None]
    recertified_on: Mapped[dt.date | None]

    __table_args__ = (
        CheckConstraint("kind in ('" + "','".join(KINDS) + "')", name="known_kind"),
        CheckConstraint("type in ('" + "','".join(TYPES) + "')", name="known_type"),
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        CheckConstraint("regional_office in ('" + "','".join(OFFICES) + "')", name="known_office"),
        CheckConstraint("reciprocal in ('agreed','not_feasible')", name="known_reciprocal"),
        CheckConstraint("(kind = 'plan') = (has_permissions is null)", name="permissions_asked_of_providers"),
        Index("ix_organization_status", "status", "status_since"),
    )
