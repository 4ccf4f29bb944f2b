"""Every six months a liaison says of each user of the organization whether they still need to see."""

import datetime as dt

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class Recertification(Base, Identified):
    """One round, every six months: the liaison says of each user whether they still need to see."""

    __tablename__ = "recertification"

    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    begun_at: Mapped[dt.datetime]
    due_on: Mapped[dt.date]
    finished_at: Mapped[dt.datetime | None]
    finished_by_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))
    lapsed_at: Mapped[dt.datetime | None]  # not done in time: who was not said to stay was disabled

    __table_args__ = (
        Index("uq_recertification_open", "organization_id", unique=True, postgresql_where="finished_at is null"),
    )


class RecertifiedUser(Base, Identified):
    """What a round said of one user."""

    __tablename__ = "recertified_user"

    recertification_id: Mapped[int] = mapped_column(ForeignKey("recertification.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("organization_user.id"))
    stays: Mapped[bool]

    __table_args__ = (Index("uq_recertified_user", "recertification_id", "user_id", unique=True),)
