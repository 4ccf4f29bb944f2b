"""A file of timesheets from the paper or telephone channel: who sent it, what each line came to, totals that tie."""

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

LINE_OUTCOMES = ("accepted", "held", "returned", "awaiting", "rejected")


class TimesheetFile(Base, Identified):
    """One file, told apart by its content: the same file twice is the first one."""

    __tablename__ = "timesheet_file"

    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str]
    layout: Mapped[str] = mapped_column(String(8))
    channel: Mapped[str | None] = mapped_column(String(16))
    sender: Mapped[str | None] = mapped_column(String(40))
    made_on: Mapped[dt.date | None]
    kept_as: Mapped[str]  # in the folder of kept files
    received_at: Mapped[dt.datetime]
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    status: Mapped[str] = mapped_column(String(12), default="received")
    sentence: Mapped[str | None]  # why the whole file was refused
    timesheets: Mapped[int] = mapped_column(default=0)  # lines with a timesheet
    minutes: Mapped[int] = mapped_column(BigInteger, default=0)  # claimed in all of them
    parts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[dt.datetime | None]

    __table_args__ = (
        CheckConstraint("layout in ('csv','fixed')", name="known_layout"),
        CheckConstraint("status in ('received','checked','deciding','done','refused')", name="known_status"),
    )


class TimesheetFilePart(Base, Identified):
    """A part of a file that is decided in one transaction: done, or not begun."""

    __tablename__ = "timesheet_file_part"

    file_id: Mapped[int] = mapped_column(ForeignKey("timesheet_file.id"))
    number: Mapped[int]
    lines: Mapped[int]
    done_at: Mapped[dt.datetime | None]

    __table_args__ = (Index("uq_timesheet_file_part", "file_id", "number", unique=True),)


class TimesheetLine(Base, Identified):
    """What one line of a file came to: exactly one outcome. `reason` is a word of the reader or a row of the law."""

    __tablename__ = "timesheet_line"

    file_id: Mapped[int] = mapped_column(ForeignKey("timesheet_file.id"))
    number: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(String(40))
    claimed_minutes: Mapped[int]
    payable_minutes: Mapped[int] = mapped_column(default=0)
    timesheet_id: Mapped[int | None] = mapped_column(ForeignKey("timesheet.id"))

    __table_args__ = (
        CheckConstraint("outcome in ('" + "','".join(LINE_OUTCOMES) + "')", name="known_outcome"),
        Index("uq_timesheet_line", "file_id", "number", unique=True),
    )
