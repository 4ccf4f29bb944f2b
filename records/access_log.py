"""Who viewed whom, and when. Rows are only ever added."""

import datetime as dt

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class AccessLog(Base, Identified):
    """A member of staff looked at a person's record."""

    __tablename__ = "access_log"

    at: Mapped[dt.datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"))
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollment.id"))
    what: Mapped[str]

    __table_args__ = (
        Index("ix_access_log_staff", "staff_id", "at"),
        Index("ix_access_log_person", "person_id", "at"),
    )
