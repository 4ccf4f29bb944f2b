"""Service authorization requests as CCS told them: each telling of one is a version, and no version is ever changed.

A request has lines, a line has codes, and each line has its own dates and status. What stood on a day is the version
recorded by its close and not superseded by then.
"""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

COVERAGES = ("medi_cal", "healthy_families", "ccs_only", "ghpp")
ROLES = ("authorized", "group", "facility", "referring")


class Sar(Base, Identified):
    """One version of a service authorization request."""

    __tablename__ = "sar"

    number: Mapped[str] = mapped_column(String(11))
    version: Mapped[int]
    recorded_at: Mapped[dt.datetime]
    superseded_at: Mapped[dt.datetime | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("ccs_file.id"))  # none: told through the API
    client_number: Mapped[str] = mapped_column(String(7))
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))
    coverage: Mapped[str] = mapped_column(String(16))
    requested_on: Mapped[dt.date]
    decided_on: Mapped[dt.date | None]
    extension_of: Mapped[str | None] = mapped_column(String(11))
    supplemental: Mapped[bool] = mapped_column(default=False)  # EPSDT-SS or CCS-SS
    contact_name: Mapped[str | None]
    contact_phone: Mapped[str | None]
    contact_fax: Mapped[str | None]
    instructions: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("coverage in ('" + "','".join(COVERAGES) + "')", name="known_coverage"),
        Index("uq_sar_version", "number", "version", unique=True),
        Index("uq_sar_current", "number", unique=True, postgresql_where="superseded_at is null"),
        Index("ix_sar_client", "client_number"),
    )


class SarDiagnosis(Base, Identified):
    """A diagnosis of a request, in the order told."""

    __tablename__ = "sar_diagnosis"

    sar_id: Mapped[int] = mapped_column(ForeignKey("sar.id"))
    place: Mapped[int]
    system: Mapped[str] = mapped_column(String(6))  # icd9, icd10
    code: Mapped[str] = mapped_column(String(10))
    description: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("system in ('icd9','icd10')", name="known_system"),
        Index("uq_sar_diagnosis", "sar_id", "place", unique=True),
    )


class SarParty(Base, Identified):
    """A provider of a request in one of four roles."""

    __tablename__ = "sar_party"

    sar_id: Mapped[int] = mapped_column(ForeignKey("sar.id"))
    role: Mapped[str] = mapped_column(String(12))
    number: Mapped[str] = mapped_column(String(12))
    name: Mapped[str]

    __table_args__ = (
        CheckConstraint("role in ('" + "','".join(ROLES) + "')", name="known_role"),
        Index("uq_sar_party", "sar_id", "role", unique=True),
    )
