"""One row of an account request: what is asked for one user, and what came of it."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

ACTIONS = ("add", "modify", "delete")
REASONS = ("new_staff", "separation", "transfer", "name_change", "duties_changed", "new_liaison", "other")
CHANGE_STATUSES = ("asked", "approved", "assigned", "handed_out", "done", "refused", "withdrawn", "expired")


class AccountChange(Base, Identified):
    """One row of the form: what is asked for one user, and what came of it."""

    __tablename__ = "account_change"

    request_id: Mapped[int] = mapped_column(ForeignKey("account_request.id"))
    place: Mapped[int]  # its row on the form, from 1
    action: Mapped[str] = mapped_column(String(8))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"), index=True)
    first_name: Mapped[str | None]
    last_name: Mapped[str | None]
    title: Mapped[str | None]
    department: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    liaison: Mapped[bool | None]  # none: as it is
    effective_on: Mapped[dt.date]
    reason: Mapped[str] = mapped_column(String(16))
    note: Mapped[str | None]
    status: Mapped[str] = mapped_column(String(12), default="asked")
    sentence: Mapped[str | None]  # why it was refused
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    assigned_at: Mapped[dt.datetime | None]
    assigned_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    password_made_at: Mapped[dt.datetime | None]  # the newest one-time password
    reminded_on: Mapped[dt.date | None]  # the liaison was reminded to hand it out
    handed_out_on: Mapped[dt.date | None]
    handed_out_by_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))
    done_at: Mapped[dt.datetime | None]

    __table_args__ = (
        CheckConstraint("action in ('" + "','".join(ACTIONS) + "')", name="known_action"),
        CheckConstraint("reason in ('" + "','".join(REASONS) + "')", name="known_reason"),
        CheckConstraint("status in ('" + "','".join(CHANGE_STATUSES) + "')", name="known_status"),
        CheckConstraint("action = 'add' or user_id is not null", name="about_somebody"),
        CheckConstraint("assigned_by_id <> approved_by_id", name="not_made_by_its_approver"),
        Index("uq_account_change", "request_id", "place", unique=True),
    )
