"""Referrals that a county's eligibility system sends as a file: each file once, each line accounted for."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class ReferralFile(Base, Identified):
    """A file as it came, first waiting to be looked at, then taken. The same content again is the same file."""

    __tablename__ = "referral_file"

    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str]
    content_cipher: Mapped[bytes] = mapped_column(LargeBinary)  # the text as sent, sealed
    received_at: Mapped[dt.datetime]
    received_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    taken_at: Mapped[dt.datetime | None]  # nobody has accepted it yet
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    lines: Mapped[int] = mapped_column(default=0)
    accepted: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    repeated: Mapped[int] = mapped_column(default=0)

    __table_args__ = (UniqueConstraint("county_code", "sha256"),)


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

    __table_args__ = (
        UniqueConstraint("file_id", "line"),
        Index(
            "uq_referral_line_accepted",
            "county_code",
            "reference",
            unique=True,
            postgresql_where="outcome = 'accepted'",
        ),  # one referral is one application, whichever files repeat it
    )
