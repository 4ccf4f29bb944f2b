"""What follows from a criminal record: convictions, a recipient's waiver, a general exception, an appeal.

W&I 12305.81 and 12305.87; forms SOC 862, 863, 856. Seen only by those who decide about them.
"""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class Conviction(Base, Identified):
    """One conviction, as a caseworker read it from a notice of the Department of Justice or from court papers."""

    __tablename__ = "conviction"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("partner_inquiry.id"))
    offense: Mapped[str]
    code_section: Mapped[str | None] = mapped_column(String(40))
    tier: Mapped[int]  # 1, 2; 0: no bar
    source: Mapped[str] = mapped_column(String(16), default="notice", server_default="notice")
    out_of_state: Mapped[bool] = mapped_column(default=False, server_default=false())
    convicted_on: Mapped[dt.date]
    released_on: Mapped[dt.date | None]
    relief: Mapped[str | None] = mapped_column(String(32))  # certificate_of_rehabilitation, dismissal
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    entered_at: Mapped[dt.datetime]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))
    replaced_at: Mapped[dt.datetime | None]  # a later evaluation took its place

    @property
    def may_deny(self) -> bool:
        """Court papers alone deny nobody, but for an offense in another state (CDSS, provider enrollment, 2019)."""
        return self.tier > 0 and (self.source == "notice" or self.out_of_state)

    __table_args__ = (
        CheckConstraint("tier in (0, 1, 2)", name="known_tier"),
        CheckConstraint("source in ('notice','court_papers')", name="known_source"),
        CheckConstraint("released_on >= convicted_on", name="released_after_conviction"),
    )


class Waiver(Base, Identified):
    """A recipient's word that this person may work for them in spite of a tier 2 conviction (SOC 862)."""

    __tablename__ = "waiver"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("care_case.id"), index=True)
    received_on: Mapped[dt.date]
    signed_on: Mapped[dt.date]
    signed_by: Mapped[str] = mapped_column(String(24))
    signer_is_applicant: Mapped[bool]
    outcome: Mapped[str] = mapped_column(String(16))  # accepted, refused, irregular (with the supervisor)
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    entered_at: Mapped[dt.datetime]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reviewed_at: Mapped[dt.datetime | None]
    review_reason: Mapped[str | None]
    ended_on: Mapped[dt.date | None]
    end_reason: Mapped[str | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))

    __table_args__ = (
        CheckConstraint("outcome in ('accepted','refused','irregular')", name="known_outcome"),
        CheckConstraint("reviewed_by_id <> entered_by_id", name="reviewer_is_not_enterer"),
        Index(
            "uq_waiver_in_force",
            "enrollment_id",
            "case_id",
            unique=True,
            postgresql_where="outcome in ('accepted','irregular') and ended_on is null",
        ),
    )


class ExceptionRequest(Base, Identified):
    """The applicant's request to serve anybody in spite of a tier 2 conviction (SOC 863)."""

    __tablename__ = "exception_request"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    notice_on: Mapped[dt.date]  # of the denial it answers
    received_on: Mapped[dt.date]
    offense_kind: Mapped[str] = mapped_column(String(24))  # sex_or_harm, fraud_or_property, other
    offenses: Mapped[int]
    custody_ended_on: Mapped[dt.date | None]  # last day of incarceration, probation or parole
    standard: Mapped[str | None] = mapped_column(String(24))  # clear_and_convincing, preponderance
    evidence: Mapped[list[Any]]
    statement: Mapped[str | None]
    outcome: Mapped[str] = mapped_column(String(16))  # received, returned, forwarded, granted, denied, late, overtaken
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    entered_at: Mapped[dt.datetime]
    recommended_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    recommended_at: Mapped[dt.datetime | None]
    recommendation: Mapped[str | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[dt.datetime | None]
    decision_reason: Mapped[str | None]
    decision_ids: Mapped[list[Any]] = mapped_column(default=list)

    __table_args__ = (
        CheckConstraint(
            "outcome in ('received','returned','forwarded','granted','denied','late','overtaken')", name="known_outcome"
        ),
        CheckConstraint("recommended_by_id <> entered_by_id", name="supervisor_is_not_enterer"),
        CheckConstraint(
            "decided_by_id <> recommended_by_id and decided_by_id <> entered_by_id", name="state_is_nobody_else"
        ),
    )


class EnrollmentAppeal(Base, Identified):
    """An applicant's appeal of a denial (SOC 856), decided by the state."""

    __tablename__ = "enrollment_appeal"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    notice_on: Mapped[dt.date]
    received_on: Mapped[dt.date]
    against: Mapped[str] = mapped_column(String(24))  # what is appealed, a word of enrollment.appeal
    grounds: Mapped[str]
    outcome: Mapped[str] = mapped_column(String(16))  # received, late, granted, denied, overtaken
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    entered_at: Mapped[dt.datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[dt.datetime | None]
    decision_reason: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("outcome in ('received','late','granted','denied','overtaken')", name="known_outcome"),
        CheckConstraint("decided_by_id <> entered_by_id", name="decider_is_not_enterer"),
    )


LOST_BY = {"no_payroll_for_a_year": "no_payroll", "withdrawn": "withdrawal"}
"""The law's word (`enrollment.reinstatement`) for the cause of a loss, where it is another."""


class Reinstatement(Base, Identified):
    """A worker's proposal to give a lost standing back, and what a supervisor said to it."""

    __tablename__ = "reinstatement"

    enrollment_id: Mapped[int] = mapped_column(ForeignKey("enrollment.id"), index=True)
    status: Mapped[str] = mapped_column(String(24))  # the standing that was lost
    reason: Mapped[str] = mapped_column(String(32))
    explanation: Mapped[str | None]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    proposed_at: Mapped[dt.datetime]
    outcome: Mapped[str | None] = mapped_column(String(16))  # approved, sent_back, overtaken
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reviewed_at: Mapped[dt.datetime | None]
    review_reason: Mapped[str | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))

    __table_args__ = (CheckConstraint("reviewed_by_id <> proposed_by_id", name="approver_is_not_proposer"),)
