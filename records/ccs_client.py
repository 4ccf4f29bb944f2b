"""Children known to CCS as it told of them; in versions."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified
from records.named import Named


class CcsClient(Base, Identified, Named):
    """One version of what CCS told of a client."""

    __tablename__ = "ccs_client"

    number: Mapped[str] = mapped_column(String(7))  # the CCS case number
    recorded_at: Mapped[dt.datetime]
    superseded_at: Mapped[dt.datetime | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("ccs_file.id"))
    cin: Mapped[str | None] = mapped_column(String(9))
    last_name: Mapped[str]
    first_name: Mapped[str]
    birth_date: Mapped[dt.date]
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))
    language: Mapped[str | None] = mapped_column(String(8))
    guardian: Mapped[str | None]

    __table_args__ = (Index("uq_ccs_client_current", "number", unique=True, postgresql_where="superseded_at is null"),)
