"""Users of a participating organization, its liaisons among them, and the browsers they are signed in with."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

STATUSES = ("asked", "assigned", "active", "disabled")


class OrganizationUser(Base, Identified):
    """Somebody who may look into yesterday's authorizations for an organization, or who was asked for.

    `asked`: no user ID yet. `assigned`: user ID and one-time password made, not signed in yet. `active`: password
    chosen, oath and banner accepted. `disabled`: nothing opens any more; rights end the moment this is written.
    """

    __tablename__ = "organization_user"

    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    sign_in_name: Mapped[str | None] = mapped_column(String(24), unique=True)  # the user ID, as the IT Unit assigned it
    first_name: Mapped[str]
    last_name: Mapped[str]
    title: Mapped[str]
    department: Mapped[str | None]
    phone: Mapped[str]
    email: Mapped[str]
    liaison: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(10), default="asked")
    password_hash: Mapped[str | None]  # argon2id
    one_time_until: Mapped[dt.datetime | None]  # made by the IT Unit: opens the choice of another until then
    password_changed_at: Mapped[dt.datetime | None]
    oath_at: Mapped[dt.datetime | None]
    oath: Mapped[dict[str, Any] | None]  # initials by clause, and the wording's version
    last_seen_at: Mapped[dt.datetime | None]
    locked_until: Mapped[dt.datetime | None]
    leaves_on: Mapped[dt.date | None]  # a separation that was told ahead
    disabled_at: Mapped[dt.datetime | None]
    disabled_reason: Mapped[str | None] = mapped_column(String(24))
    recertified_on: Mapped[dt.date | None]

    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        CheckConstraint("status in ('asked','disabled') or sign_in_name is not null", name="named_when_assigned"),
        CheckConstraint("(status = 'disabled') = (disabled_at is not null)", name="disabled_at_some_time"),
        CheckConstraint("status <> 'active' or oath_at is not null", name="active_under_oath"),
        Index("ix_organization_user_liaisons", "organization_id", postgresql_where="liaison and status = 'active'"),
    )


class OrganizationSession(Base, Identified):
    """One browser in which a user is signed in; the cookie carries a random token, this row its hash."""

    __tablename__ = "organization_session"

    user_id: Mapped[int] = mapped_column(ForeignKey("organization_user.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    started_at: Mapped[dt.datetime]
    banner_at: Mapped[dt.datetime | None]  # the warning banner was accepted; nothing is shown before
    seen_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]
