"""Referrals that a county's eligibility system sends as a file: each file once, each line accounted for."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class ReferralFile(Base, Identified):
    """A file as it came. The same content again is the same file."""

    __tablename__ = "referral_file"

    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    file_name: Mapped[str]
    received_at: Mapped[dt.datetime]
    received_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    lines: Mapped[int]
    accepted: Mapped[int]
    rejected: Mapped[int]
    repeated: Mapped[int]


class ReferralLine(Base, Identified):
    """One line of a referral file and what became of it."""

    __tablename__ = "referral_line"

    file_id: Mapped[int] = mapped_column(ForeignKey("referral_file.id"), index=True)
    line: Mapped[int]
    county_code: Mapped[str | None] = mapped_column(String(2))
    reference: Mapped[str | None]  # the sender's own number for the referral
    outcome: Mapped[str] = mapped_column(String(16))  # accepted, rejected, repeated
    problems: Mapped[list[Any]] = mapped_column(default=list)  # [{field, sentence}]
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"))

    __table_args__ = (UniqueConstraint("file_id", "line"),)
