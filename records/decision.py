"""Decisions and how they came about: what was proposed, what the law said, who agreed, what the person was told."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified
from records.subject import AboutSubject


class Decision(Base, Identified, AboutSubject):
    """One question put to the law on a day, with everything needed to explain it and to ask it again."""

    __tablename__ = "decision"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"), index=True)
    question: Mapped[str] = mapped_column(String(64))
    asked_about: Mapped[dt.date]  # the day the law was asked about
    law: Mapped[str] = mapped_column(String(16))  # version of the rule files
    facts: Mapped[dict[str, Any]]
    answer: Mapped[dict[str, Any] | None]
    trace: Mapped[dict[str, Any]]  # rules.answer.Answer.as_decision()
    workflow_id: Mapped[str | None]
    step_id: Mapped[str | None]
    made_at: Mapped[dt.datetime]

    __table_args__ = (
        Index("ix_decision_application_id", "application_id"),
        Index("ix_decision_enrollment", "enrollment_id", postgresql_where="enrollment_id is not null"),
        Index("ix_decision_assignment", "assignment_id", postgresql_where="assignment_id is not null"),
        Index("ix_decision_timesheet", "timesheet_id", postgresql_where="timesheet_id is not null"),
        Index("ix_decision_violation", "violation_id", postgresql_where="violation_id is not null"),
        Index("ix_decision_pay_run", "pay_run_id", postgresql_where="pay_run_id is not null"),
        Index("ix_decision_organization", "organization_id", postgresql_where="organization_id is not null"),
        Index("ix_decision_account_request", "account_request_id", postgresql_where="account_request_id is not null"),
    )


class Proposal(Base, Identified):
    """What a worker proposes, why, and what a supervisor said to it. The approver is never the proposer."""

    __tablename__ = "proposal"

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    assessment_id: Mapped[int | None] = mapped_column(ForeignKey("assessment.id"))
    kind: Mapped[str] = mapped_column(String(16))  # approve, deny, temporary, presumptive
    cause: Mapped[str | None] = mapped_column(String(40))  # for a denial: its cause in the law
    program: Mapped[str | None] = mapped_column(String(8))
    authorized_minutes_per_month: Mapped[int | None]
    starts_on: Mapped[dt.date | None]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    proposed_at: Mapped[dt.datetime]
    reason: Mapped[str | None]
    needs_review: Mapped[bool]
    review_rows: Mapped[list[Any]] = mapped_column(default=list)  # rows of intake.review that asked for a supervisor
    decision_ids: Mapped[list[Any]] = mapped_column(default=list)  # the questions asked for this proposal
    outcome: Mapped[str | None] = mapped_column(String(16))  # approved, sent_back, overtaken
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reviewed_at: Mapped[dt.datetime | None]
    review_reason: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("reviewed_by_id <> proposed_by_id", name="approver_is_not_proposer"),
        CheckConstraint("kind in ('approve','deny','temporary','presumptive')", name="known_kind"),
        Index("ix_proposal_waiting", "id", postgresql_where="needs_review is true and outcome is null"),
    )


class Notice(Base, Identified, AboutSubject):
    """A notice of action as it was sent: the words, the reasons, the dates, and the PDF itself."""

    __tablename__ = "notice"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    template: Mapped[str] = mapped_column(String(40))  # folder under rules/notices
    form: Mapped[str] = mapped_column(String(16))  # NA 1250, NA 1252
    language: Mapped[str] = mapped_column(String(8))
    action: Mapped[str] = mapped_column(String(32))  # approval, denial, termination, withdrawal
    mailed_on: Mapped[dt.date]
    effective_on: Mapped[dt.date]
    hearing_by: Mapped[dt.date | None]  # none where the way to object is an appeal, not a hearing
    decision_ids: Mapped[list[Any]]
    content: Mapped[dict[str, Any]]  # what the template was filled with, kept to print it again
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)  # read when it is printed, not with every list
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[dt.datetime]

    __table_args__ = (
        UniqueConstraint("application_id", "action", "language", "mailed_on"),
        Index("ix_notice_person", "person_id"),
        Index("ix_notice_enrollment", "enrollment_id", postgresql_where="enrollment_id is not null"),
        Index("ix_notice_assignment", "assignment_id", postgresql_where="assignment_id is not null"),
        Index("ix_notice_timesheet", "timesheet_id", postgresql_where="timesheet_id is not null"),
        Index("ix_notice_violation", "violation_id", postgresql_where="violation_id is not null"),
        Index("ix_notice_pay_run", "pay_run_id", postgresql_where="pay_run_id is not null"),
        Index("ix_notice_organization", "organization_id", postgresql_where="organization_id is not null"),
        Index("ix_notice_account_request", "account_request_id", postgresql_where="account_request_id is not null"),
    )
