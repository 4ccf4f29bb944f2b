"""An application for IHSS: who asked for whom, when, through which door, and where it stands (form SOC 295)."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified
from records.named import Named
from records.person import Person
from records.staff import Staff
from records.subject import IsSubject

CHANNELS = ("phone", "in_person", "mail", "fax", "online", "referral")
STATUSES = ("pending", "presumptive_eligible", "eligible", "denied", "withdrawn")


class Application(Base, Identified, Named, IsSubject):
    """One request for services. `requested_on` is the protected date: the day services were asked for."""

    __tablename__ = "application"

    confirmation_number: Mapped[str] = mapped_column(String(16), unique=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(24), default="pending")
    stage: Mapped[str] = mapped_column(String(24), default="clearance")  # where the progress picture points
    requested_on: Mapped[dt.date]
    registered_at: Mapped[dt.datetime]
    registered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"), index=True)
    # The applicant as told, until clearance says who it is.
    first_name: Mapped[str]
    middle_name: Mapped[str | None]
    last_name: Mapped[str]
    birth_date: Mapped[dt.date | None]
    ssn_cipher: Mapped[bytes | None] = mapped_column(LargeBinary)
    ssn_index: Mapped[bytes | None] = mapped_column(LargeBinary)
    cin: Mapped[str | None] = mapped_column(String(9))
    street: Mapped[str | None]
    city: Mapped[str | None]
    zip_code: Mapped[str | None] = mapped_column(String(10))
    phone: Mapped[str | None]
    email: Mapped[str | None]
    spoken_language: Mapped[str] = mapped_column(String(8), default="en")
    written_language: Mapped[str] = mapped_column(String(8), default="en")
    # The rest of the SOC 295: sex, veteran, SSI/SSP, past IHSS, household, ethnic origin, communication, asked by.
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    ended_on: Mapped[dt.date | None]
    touched_at: Mapped[dt.datetime]  # the last time anybody did anything for it

    person: Mapped[Person | None] = relationship()
    worker: Mapped[Staff | None] = relationship(foreign_keys=[worker_id])

    __table_args__ = (
        CheckConstraint("channel in ('" + "','".join(CHANNELS) + "')", name="known_channel"),
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        Index("ix_application_name_folded", "name_folded", postgresql_ops={"name_folded": "text_pattern_ops"}),
        Index("ix_application_name_keys", "name_keys", postgresql_using="gin"),
        Index("ix_application_birth", "birth_date"),
        Index("ix_application_ssn", "ssn_index", postgresql_where="ssn_index is not null"),
        Index("ix_application_cin", "cin", postgresql_where="cin is not null"),
        Index("ix_application_phone", "phone"),
        Index("ix_application_county", "county_code", "status", "requested_on"),
    )


class Clearance(Base, Identified):
    """Who the applicant turned out to be: candidates shown, the suggestion of the rules, and what was decided."""

    __tablename__ = "clearance"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), unique=True)
    candidates: Mapped[list[Any]] = mapped_column(default=list)  # [{person_id, matched: [...], suggestion, row}]
    outcome: Mapped[str | None] = mapped_column(String(16))  # same_person, new_person, ask_supervisor
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    question: Mapped[str | None]
    cleared_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    cleared_at: Mapped[dt.datetime | None]
