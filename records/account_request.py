"""A liaison's request to add, modify or delete users: one form, several users, each with its own way."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.account_change import AccountChange
from records.base import Base, Identified
from records.organization import Organization
from records.subject import IsSubject

STATUSES = (
    *("in_review", "returned", "at_it_unit", "with_liaison", "awaiting_day"),
    *("done", "refused", "withdrawn", "expired"),
)


class AccountRequest(Base, Identified, IsSubject):
    """One form. Who made it approves nothing of it; what it attests stands as it was signed.

    A liaison made it, or a member of staff who named a liaison where none was (`named_by_id`): never both.
    """

    __tablename__ = "account_request"

    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)  # A-0000123
    status: Mapped[str] = mapped_column(String(12), default="in_review")
    status_since: Mapped[dt.datetime]
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))
    named_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # of the Regional Office: names a liaison
    attested_permissions: Mapped[bool | None]  # none for plans
    attested_internal_agreements: Mapped[bool]
    attested_paperless: Mapped[bool]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reviewed_at: Mapped[dt.datetime | None]
    sentence: Mapped[str | None]  # why it was returned or refused
    closed_at: Mapped[dt.datetime | None]

    organization: Mapped[Organization] = relationship()
    changes: Mapped[list[AccountChange]] = relationship(order_by="AccountChange.place")

    @property
    def county_code(self) -> str:
        """The organization's county, whose Regional Office looks at it."""
        return self.organization.county_code

    __table_args__ = (
        CheckConstraint("(made_by_id is null) <> (named_by_id is null)", name="made_by_one"),
        CheckConstraint("reviewed_by_id <> named_by_id", name="not_reviewed_by_its_maker"),
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        Index("ix_account_request_open", "status", "status_since", postgresql_where="closed_at is null"),
    )
