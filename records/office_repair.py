"""What administrators did about a part that was stuck: rows are only ever added."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

WAYS = ("try_message", "try_step", "pause", "resume", "trigger")


class OfficeRepair(Base, Identified):
    """Who did what to which process, message or schedule, when, and what came of it. Ids only, nobody's name."""

    __tablename__ = "office_repair"

    at: Mapped[dt.datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    what: Mapped[str] = mapped_column(String(16))
    about: Mapped[str] = mapped_column(String(120))  # application-7, or a schedule's id
    part: Mapped[str] = mapped_column(String(120))  # the message's number, the step's name and number; else empty
    outcome: Mapped[str] = mapped_column(String(16))  # asked, gone, away
    sentence: Mapped[str]  # what whoever did it was told

    __table_args__ = (
        CheckConstraint(f"what in ({', '.join(repr(each) for each in WAYS)})", name="known_way"),
        CheckConstraint("outcome in ('asked','gone','away')", name="known_outcome"),
        Index("ix_office_repair_at", "at"),
    )
