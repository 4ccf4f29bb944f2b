"""A provider's enrollment: who wants to be paid for care, which steps are done, and the standing that follows.

W&I 12301.6, 12305.81, 12305.86, 12305.87; form SOC 426. One row from the first step to the end of the standing.
"""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified
from records.named import Named
from records.person import Person
from records.staff import Staff
from records.subject import IsSubject

CHANNELS = ("online", "in_person", "mail", "designation")
STATUSES = (
    "pending",
    "enrolled",
    "enrolled_by_waiver",
    "waiver_possible",
    "ineligible",
    "suspended",
    "terminated",
    "lapsed",
    "withdrawn",
)
BACKGROUND = ("not_asked", "asked", "delayed", "record", "clear", "waiver_possible", "ineligible", "excepted")
CHECKED = ("not_asked", "asked", "by_hand", "verified", "mismatch", "clear", "match")


class Enrollment(Base, Identified, Named, IsSubject):
    """One person's way to be a provider, statewide; `county_code` is the county that holds it.

    Name, birth date and SSN stand here as told until somebody has seen the person and says who it is (`person_id`).
    `starts_on` is the day the time to finish began: the earlier of the first step and a recipient's designation.
    """

    __tablename__ = "enrollment"

    enrollment_number: Mapped[str] = mapped_column(String(16), unique=True)
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(24), default="pending")
    status_since: Mapped[dt.date]
    begun_at: Mapped[dt.datetime]
    begun_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # nobody: the applicant, online
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    first_name: Mapped[str]
    middle_name: Mapped[str | None]
    last_name: Mapped[str]
    birth_date: Mapped[dt.date]
    ssn_cipher: Mapped[bytes | None] = mapped_column(LargeBinary)
    ssn_index: Mapped[bytes | None] = mapped_column(LargeBinary)
    street: Mapped[str | None]
    city: Mapped[str | None]
    zip_code: Mapped[str | None] = mapped_column(String(10))
    phone: Mapped[str | None]
    email: Mapped[str | None]
    spoken_language: Mapped[str] = mapped_column(String(8), default="en")
    written_language: Mapped[str] = mapped_column(String(8), default="en")
    # The steps, by the day each was done.
    application_received_on: Mapped[dt.date | None]  # SOC 426, handed in in person
    identity_document: Mapped[str | None] = mapped_column(String(24))
    ssn_card_seen: Mapped[bool | None]
    work_authorized: Mapped[bool | None]
    work_permit_until: Mapped[dt.date | None]
    fingerprints_taken_on: Mapped[dt.date | None]
    orientation_attended_on: Mapped[dt.date | None]
    orientation_how: Mapped[str | None] = mapped_column(String(16))
    agreement_signed_on: Mapped[dt.date | None]  # SOC 846
    # What partners and the law say.
    ssn_standing: Mapped[str] = mapped_column(String(16), default="not_asked")
    list_standing: Mapped[str] = mapped_column(String(16), default="not_asked")
    background: Mapped[str] = mapped_column(String(16), default="not_asked")
    arrest_noted_on: Mapped[dt.date | None]  # an arrest alone disqualifies nobody; its outcome is awaited
    designated_on: Mapped[dt.date | None]  # the earliest SOC 426A
    starts_on: Mapped[dt.date | None]
    extended_on: Mapped[dt.date | None]
    extension_reason: Mapped[str | None]
    enrolled_on: Mapped[dt.date | None]
    paid_from: Mapped[dt.date | None]  # the first day service may be paid for
    last_paid_on: Mapped[dt.date | None]  # the latest payroll activity in the state
    ended_on: Mapped[dt.date | None]
    touched_at: Mapped[dt.datetime]

    person: Mapped[Person | None] = relationship()
    worker: Mapped[Staff | None] = relationship(foreign_keys=[worker_id])

    __table_args__ = (
        CheckConstraint("channel in ('" + "','".join(CHANNELS) + "')", name="known_channel"),
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        CheckConstraint("background in ('" + "','".join(BACKGROUND) + "')", name="known_background"),
        CheckConstraint("ssn_standing in ('" + "','".join(CHECKED) + "')", name="known_ssn_standing"),
        CheckConstraint("list_standing in ('" + "','".join(CHECKED) + "')", name="known_list_standing"),
        Index("uq_enrollment_open", "person_id", unique=True, postgresql_where="ended_on is null"),
        Index("ix_enrollment_county", "county_code", "status", "status_since"),
        Index("ix_enrollment_name_folded", "name_folded", postgresql_ops={"name_folded": "text_pattern_ops"}),
        Index("ix_enrollment_name_keys", "name_keys", postgresql_using="gin"),
        Index("ix_enrollment_birth", "birth_date"),
        Index("ix_enrollment_ssn", "ssn_index", postgresql_where="ssn_index is not null"),
    )


class EnrollmentStatus(Base, Identified):
    """A change of standing: from what to what, why, since which day. Rows are only ever added."""

    __tablename__ = "enrollment_status"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    status: Mapped[str] = mapped_column(String(24))
    before: Mapped[str | None] = mapped_column(String(24))
    cause: Mapped[str] = mapped_column(String(32))  # a word of workflows/enrollment/statuses.py
    since: Mapped[dt.date]
    at: Mapped[dt.datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))


class PartnerInquiry(Base, Identified):
    """A question to a partner about an applicant: Department of Justice, SSN check, list of the suspended."""

    __tablename__ = "partner_inquiry"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    partner: Mapped[str] = mapped_column(String(8))  # doj, ssn, list
    reference: Mapped[str] = mapped_column(String(24), unique=True)  # opaque; what the partner echoes back
    asked_at: Mapped[dt.datetime]
    answered_at: Mapped[dt.datetime | None]
    answered_by: Mapped[str | None] = mapped_column(String(16))  # partner, staff
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answer: Mapped[str | None] = mapped_column(String(16))
    notice_on: Mapped[dt.date | None]
    proof: Mapped[str | None]

    __table_args__ = (CheckConstraint("partner in ('doj','ssn','list')", name="known_partner"),)


class RegistryListing(Base, Identified):
    """What a provider who looks for work tells the public authority's registry (W&I 12301.6)."""

    __tablename__ = "registry_listing"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), unique=True)
    listed_on: Mapped[dt.date]
    withdrawn_on: Mapped[dt.date | None]
    languages: Mapped[list[Any]]  # codes, as Person.spoken_language
    days: Mapped[list[Any]]  # sun, mon, ...
    minutes_per_week: Mapped[int | None]  # how much work is wanted
    areas: Mapped[list[Any]]  # cities of the county
    note: Mapped[str | None]
