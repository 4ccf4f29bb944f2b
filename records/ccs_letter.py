"""Authorizations, denials, notices of action and other letters of CCS, in versions."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

LETTERS = ("authorization", "denial", "notice_of_action", "case_management")


class CcsLetter(Base, Identified):
    """One version of a letter: what was decided, why, by which regulation, and where to appeal."""

    __tablename__ = "ccs_letter"

    number: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(20))
    client_number: Mapped[str] = mapped_column(String(7))
    sar_number: Mapped[str | None] = mapped_column(String(11))
    line_numbers: Mapped[str | None]  # 1,3; none: the whole request
    decided_on: Mapped[dt.date]
    dated_on: Mapped[dt.date | None]  # none: decided, and not issued yet
    action: Mapped[str | None] = mapped_column(String(24))  # denied, reduced, modified, ended
    effective_on: Mapped[dt.date | None]
    reason: Mapped[str | None]
    citation: Mapped[str | None]
    title: Mapped[str | None]
    body: Mapped[str | None]  # of case-management letters
    recorded_at: Mapped[dt.datetime]
    superseded_at: Mapped[dt.datetime | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("ccs_file.id"))

    __table_args__ = (
        CheckConstraint("kind in ('" + "','".join(LETTERS) + "')", name="known_kind"),
        Index("uq_ccs_letter_current", "number", unique=True, postgresql_where="superseded_at is null"),
        Index("ix_ccs_letter_sar", "sar_number"),
        Index("ix_ccs_letter_client", "client_number"),
    )
