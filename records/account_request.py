"""A liaison's request to add, modify or delete users: one form, several users, each with its own way."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified
from records.subject import IsSubject

STATUSES = ("in_review", "returned", "at_it_unit", "with_liaison", "done", "refused", "withdrawn", "expired")


class AccountRequest(Base, Identified, IsSubject):
    """One form. Who made it approves nothing of it; what it attests stands as it was signed."""

    __tablename__ = "account_request"

    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)  # A-0000123
    status: Mapped[str] = mapped_column(String(12), default="in_review")
    status_since: Mapped[dt.datetime]
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))  # none: made by an approval
    attested_permissions: Mapped[bool | None]  # none for plans
    attested_internal_agreements: Mapped[bool]
    attested_paperless: Mapped[bool]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reviewed_at: Mapped[dt.datetime | None]
    sentence: Mapped[str | None]  # why it was returned or refused
    closed_at: Mapped[dt.datetime | None]

    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        Index("ix_account_request_open", "status", "status_since", postgresql_where="closed_at is null"),
    )
