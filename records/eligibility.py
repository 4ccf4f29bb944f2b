"""What must be known before hours are authorized: Medi-Cal, the health care certification, the home visit."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class MediCalInquiry(Base, Identified):
    """A question to the Medi-Cal partner about one applicant, and its answer, by wire or by hand with proof."""

    __tablename__ = "medi_cal_inquiry"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    reference: Mapped[str] = mapped_column(String(24), unique=True)  # opaque; what the partner echoes back
    asked_at: Mapped[dt.datetime]
    answered_at: Mapped[dt.datetime | None]
    answered_by: Mapped[str | None] = mapped_column(String(16))  # partner, staff
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answer: Mapped[str | None] = mapped_column(String(16))  # granted, denied, pending
    federally_funded: Mapped[bool | None]
    aid_code: Mapped[str | None] = mapped_column(String(2))
    effective_on: Mapped[dt.date | None]
    share_of_cost_cents: Mapped[int | None]
    proof: Mapped[str | None]


class Certification(Base, Identified):
    """The health care certification (SOC 873; W&I 12309.1): when the form was given, when it is due, what came back."""

    __tablename__ = "certification"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), unique=True)
    issued_on: Mapped[dt.date]
    issued_how: Mapped[str] = mapped_column(String(16))  # in_person, mail, fax, online
    due_on: Mapped[dt.date]
    extended_on: Mapped[dt.date | None]
    extension_reason: Mapped[str | None]
    received_on: Mapped[dt.date | None]
    form: Mapped[str | None] = mapped_column(String(16))  # soc_873, alternative
    signer: Mapped[str | None]
    signer_profession: Mapped[str | None] = mapped_column(String(40))
    unable_alone: Mapped[bool | None]  # cannot do some activities of daily living alone
    at_risk: Mapped[bool | None]  # at risk of out-of-home placement without help
    returned_to_signer_on: Mapped[dt.date | None]
    outcome: Mapped[str | None] = mapped_column(String(16))  # accepted, negative, late
    exception: Mapped[str | None] = mapped_column(String(16))  # discharge, placement_risk
    exception_reason: Mapped[str | None]


class HomeVisit(Base, Identified):
    """A visit to the applicant's home (or facility before discharge): planned, moved, missed, done."""

    __tablename__ = "home_visit"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    starts_at: Mapped[dt.datetime]
    place: Mapped[str] = mapped_column(String(16), default="home")  # home, facility, telehealth
    status: Mapped[str] = mapped_column(String(16))  # scheduled, moved, missed, done
    reason: Mapped[str | None]  # why moved or missed
    note: Mapped[str | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("home_visit.id"))
    said_at: Mapped[dt.datetime]

    __table_args__ = (
        CheckConstraint("status in ('scheduled','moved','missed','done')", name="known_status"),
        Index("ix_home_visit_day", "staff_id", "starts_at"),
    )
