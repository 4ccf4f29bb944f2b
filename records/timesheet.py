"""A timesheet: what one provider worked for one recipient in one half-month, as submitted, approved and decided.

Half-months are Part A (1st to 15th) and Part B (16th to the month's end). Time is in minutes; days and minutes of a day
are on the wall clock in California. Each submitted version is kept; version 0 is what the provider is still typing.
"""

import datetime as dt
from typing import Any

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.assignment import Assignment
from records.base import Base, Identified
from records.care_case import Case
from records.enrollment import Enrollment
from records.subject import IsSubject

STATUSES = ("draft", "waiting", "awaiting_recipient", "returned", "held", "accepted", "withdrawn")
CHANNELS = ("online", "telephone", "paper")
OUTCOMES = ("pay", "pay_with_cutback", "hold", "return")
PLACES = ("home", "community", "both")
DRAFT = 0
"""The version of entries that are being typed and were not submitted yet."""


class Timesheet(Base, Identified, IsSubject):
    """One provider-recipient pair's half-month. A correction of an accepted one is a new row (`corrects_id`)."""

    __tablename__ = "timesheet"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("care_case.id"))
    county_code: Mapped[str] = mapped_column(ForeignKey("county.code"))  # of the recipient's case
    period_begins: Mapped[dt.date]  # the 1st or the 16th
    period_ends: Mapped[dt.date]
    channel: Mapped[str] = mapped_column(String(16), default="online")
    status: Mapped[str] = mapped_column(String(24), default="draft")
    version: Mapped[int] = mapped_column(default=DRAFT)  # the newest that was submitted
    made_at: Mapped[dt.datetime]
    submitted_at: Mapped[dt.datetime | None]  # of the newest version
    received_on: Mapped[dt.date | None]  # its county day; the law asks whether it is late
    approved_at: Mapped[dt.datetime | None]  # by the recipient
    decided_at: Mapped[dt.datetime | None]
    touched_at: Mapped[dt.datetime]
    # The last decision (question ihss.timesheet, asked about the period's last day).
    outcome: Mapped[str | None] = mapped_column(String(16))
    reviewer: Mapped[str | None] = mapped_column(String(16))  # caseworker, supervisor
    reasons: Mapped[list[Any]] = mapped_column(default=list)  # row names
    law: Mapped[str | None] = mapped_column(String(64))
    claimed_minutes: Mapped[int] = mapped_column(default=0)
    payable_minutes: Mapped[int | None]  # once accepted
    proposed_minutes: Mapped[int | None]  # if the proposed fix is taken
    cutbacks: Mapped[list[Any]] = mapped_column(default=list)  # [{day, minutes}]
    travel_minutes: Mapped[int | None]  # payable, once accepted
    day_minutes: Mapped[list[int] | None] = mapped_column(
        ARRAY(SmallInteger)
    )  # payable by day of the period, once accepted
    # What a reviewer decided, which the law is asked with.
    late_approved: Mapped[bool] = mapped_column(default=False)
    first_half_approved: Mapped[bool] = mapped_column(default=False)
    signature_checked: Mapped[bool] = mapped_column(default=False)
    hold_lifted: Mapped[bool] = mapped_column(default=False)
    fix_accepted: Mapped[bool] = mapped_column(default=False)
    returned_because: Mapped[str | None]  # in the recipient's or reviewer's own words
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("timesheet.id"))
    superseded_at: Mapped[dt.datetime | None]  # a correction took its place

    assignment: Mapped[Assignment] = relationship()
    enrollment: Mapped[Enrollment] = relationship()
    case: Mapped[Case] = relationship()

    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        CheckConstraint("channel in ('" + "','".join(CHANNELS) + "')", name="known_channel"),
        CheckConstraint("outcome in ('" + "','".join(OUTCOMES) + "')", name="known_outcome"),
        CheckConstraint("extract(day from period_begins) in (1, 16)", name="half_month"),
        CheckConstraint("status <> 'accepted' or payable_minutes is not null", name="accepted_with_minutes"),
        Index(
            "uq_timesheet_of_pair",
            "assignment_id",
            "period_begins",
            unique=True,
            postgresql_where="superseded_at is null and status <> 'withdrawn'",
        ),
        Index("ix_timesheet_case", "case_id", "period_begins"),
        Index("ix_timesheet_enrollment", "enrollment_id", "period_begins"),
        Index("ix_timesheet_held", "county_code", "decided_at", postgresql_where="status = 'held'"),
        Index("ix_timesheet_correction", "decided_at", postgresql_where="corrects_id is not null"),
    )


class TimesheetVersion(Base, Identified):
    """One submission of a timesheet; its entries and trips carry its number. Rows are only ever added."""

    __tablename__ = "timesheet_version"

    timesheet_id: Mapped[int] = mapped_column(ForeignKey("timesheet.id"))
    number: Mapped[int]
    submitted_at: Mapped[dt.datetime]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))  # the provider's account
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # the county's correction
    claimed_minutes: Mapped[int]

    __table_args__ = (Index("uq_timesheet_version", "timesheet_id", "number", unique=True),)


class TimesheetEntry(Base, Identified):
    """One stretch of care on one day. Care over midnight is two entries. `starts` and `ends` are minutes of the day.

    `start_again` and `end_again`: the second 1:00 to 1:59 of the night on which clocks go back.
    """

    __tablename__ = "timesheet_entry"

    timesheet_id: Mapped[int] = mapped_column(ForeignKey("timesheet.id"))
    version: Mapped[int]
    day: Mapped[dt.date]
    starts: Mapped[int]
    ends: Mapped[int]
    start_again: Mapped[bool] = mapped_column(default=False)
    end_again: Mapped[bool] = mapped_column(default=False)
    place: Mapped[str] = mapped_column(String(12))
    approved: Mapped[bool] = mapped_column(default=False)  # a reviewer lets it stand: overlap, or recipient away
    payable_minutes: Mapped[int | None]  # once the timesheet is accepted

    __table_args__ = (
        CheckConstraint("place in ('" + "','".join(PLACES) + "')", name="known_place"),
        Index("ix_timesheet_entry", "timesheet_id", "version"),
    )


class TravelClaim(Base, Identified):
    """One trip straight from another recipient's place to this timesheet's recipient (SOC 2275)."""

    __tablename__ = "travel_claim"

    timesheet_id: Mapped[int] = mapped_column(ForeignKey("timesheet.id"))
    version: Mapped[int]
    day: Mapped[dt.date]
    minutes: Mapped[int]
    from_assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    outcome: Mapped[str | None] = mapped_column(String(12))  # pay, pay_part, wait, refuse
    payable_minutes: Mapped[int | None]

    __table_args__ = (Index("ix_travel_claim", "timesheet_id", "version"),)


class EvvVisit(Base, Identified):
    """Electronic visit verification: checked in and out as it happened, with the six federal items.

    Service type, recipient and provider follow from the assignment; the day, the place and both times stand here. The
    position is kept only where Home is picked, and only at those two moments.
    """

    __tablename__ = "evv_visit"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    checked_in_at: Mapped[dt.datetime]
    place: Mapped[str] = mapped_column(String(12))
    checked_out_at: Mapped[dt.datetime | None]
    position_in: Mapped[str | None] = mapped_column(String(32))  # "38.58,-121.49"
    position_out: Mapped[str | None] = mapped_column(String(32))

    __table_args__ = (
        CheckConstraint("place in ('home','community')", name="known_place"),
        Index("uq_evv_visit_open", "assignment_id", unique=True, postgresql_where="checked_out_at is null"),
    )
