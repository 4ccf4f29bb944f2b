"""The needs assessment (SOC 293): functional ranks and, by service, minutes needed and who else meets them."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified


class Assessment(Base, Identified):
    """One assessment of one person. It is a draft until completed, and never changes after."""

    __tablename__ = "assessment"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    version: Mapped[int]
    status: Mapped[str] = mapped_column(String(16), default="draft")  # draft, complete, replaced
    assessed_on: Mapped[dt.date]
    assessor_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    ranks: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {"eating": 3, ...}, functions of the law
    household: Mapped[dict[str, Any]] = mapped_column(default=dict)  # rooms, sole_use_rooms, shared_rooms, people
    protective_supervision: Mapped[dict[str, Any]] = mapped_column(default=dict)  # asked, soc_821, soc_825, reason
    paramedical: Mapped[dict[str, Any]] = mapped_column(default=dict)  # soc_321 received_on, minutes_per_week, signer
    circumstances: Mapped[dict[str, Any]] = mapped_column(default=dict)  # facts of eligibility and program
    notes: Mapped[str | None]
    typed: Mapped[dict[str, Any]] = mapped_column(default=dict)  # a draft's form as typed, text not yet a number too
    saves: Mapped[int] = mapped_column(default=0)  # how often the draft was kept; for two tabs at once
    answer: Mapped[dict[str, Any] | None]  # ihss.hours as computed when completed
    completed_at: Mapped[dt.datetime | None]
    services: Mapped[list["AssessedService"]] = relationship(
        cascade="all, delete-orphan", order_by="AssessedService.position"
    )

    __table_args__ = (
        UniqueConstraint("application_id", "version"),
        CheckConstraint("status in ('draft','complete','replaced')", name="known_status"),
    )


class AssessedService(Base, Identified):
    """One line of the assessment. Minutes by the week, or by the month where the service comes by the month."""

    __tablename__ = "assessed_service"

    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    position: Mapped[int]
    service: Mapped[str] = mapped_column(String(40))
    total_minutes: Mapped[int]
    prorated_minutes: Mapped[int] = mapped_column(default=0)
    alternative_minutes: Mapped[int] = mapped_column(default=0)
    alternative_source: Mapped[str | None]
    guideline: Mapped[str | None] = mapped_column(String(8))  # below, within, above, or none
    reason: Mapped[str | None]  # written by the worker when outside the guideline

    __table_args__ = (
        UniqueConstraint("assessment_id", "service"),
        CheckConstraint(
            "total_minutes >= 0 and prorated_minutes >= 0 and alternative_minutes >= 0",
            name="no_negative_minutes",
        ),
    )
