"""Bearer tokens by which a system of an organization reads authorizations as one of its users."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified, Small


class OrganizationToken(Base, Identified):
    """A token that a liaison made for a user; only its hash is kept. It sees what the user sees, and ends with them.

    `minute` and `asked`: how many requests came in the last minute in which any came.
    """

    __tablename__ = "organization_token"

    user_id: Mapped[int] = mapped_column(ForeignKey("organization_user.id"), index=True)
    label: Mapped[str]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("organization_user.id"))
    made_at: Mapped[dt.datetime]
    expires_on: Mapped[dt.date]  # the last day on which it opens anything
    revoked_at: Mapped[dt.datetime | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))
    used_at: Mapped[dt.datetime | None]
    minute: Mapped[dt.datetime | None]
    asked: Mapped[int] = mapped_column(Small, default=0)

    __table_args__ = (CheckConstraint("(revoked_at is null) = (revoked_by_id is null)", name="revoked_by_somebody"),)
