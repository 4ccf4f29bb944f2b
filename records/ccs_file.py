"""The daily file from CCS: its control totals, what was taken from it, and its rejects line by line."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

RECORDS = ("client", "membership", "sar", "letter")


class CcsFile(Base, Identified):
    """One file, told apart by its content: the same file twice is the first one, unless that was refused by hand."""

    __tablename__ = "ccs_file"

    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    layout: Mapped[str] = mapped_column(String(8))
    made_on: Mapped[dt.date | None]  # the day it tells of, by its header
    kept_as: Mapped[str]
    received_at: Mapped[dt.datetime]
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    status: Mapped[str] = mapped_column(String(12), default="received")
    sentence: Mapped[str | None]  # why it was refused, or stands still
    records: Mapped[int] = mapped_column(default=0)  # clients, memberships, requests and letters in it
    taken: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)  # told again word for word
    rejected: Mapped[int] = mapped_column(default=0)
    parts: Mapped[int] = mapped_column(default=0)
    parts_done: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[dt.datetime | None]
    refused_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # who gave up a file that stood still

    __table_args__ = (
        CheckConstraint("layout in ('csv','jsonl')", name="known_layout"),
        CheckConstraint("status in ('received','checked','taking','done','refused')", name="known_status"),
        Index("uq_ccs_file_content", "sha256", unique=True, postgresql_where="refused_by_id is null"),
    )


class CcsFilePart(Base, Identified):
    """A part of a file that is taken in one transaction: whole records from a place to a place, done or not begun."""

    __tablename__ = "ccs_file_part"

    file_id: Mapped[int] = mapped_column(ForeignKey("ccs_file.id"))
    number: Mapped[int]
    records: Mapped[int]
    starts_at: Mapped[int]  # bytes from the beginning of the file
    ends_at: Mapped[int]
    first_line: Mapped[int]
    done_at: Mapped[dt.datetime | None]

    __table_args__ = (Index("uq_ccs_file_part", "file_id", "number", unique=True),)


class CcsFileReject(Base, Identified):
    """What is wrong with a record of a file, which therefore was not taken; a record may have several."""

    __tablename__ = "ccs_file_reject"

    file_id: Mapped[int] = mapped_column(ForeignKey("ccs_file.id"))
    line: Mapped[int]  # the line on which the record begins, from 1
    record: Mapped[str] = mapped_column(String(12))
    number: Mapped[str | None] = mapped_column(String(16))
    field: Mapped[str | None] = mapped_column(String(40))
    sentence: Mapped[str]

    __table_args__ = (Index("ix_ccs_file_reject", "file_id", "line"),)
