"""The timeline: who did what, when. Rows are only ever added; wording is made when they are shown."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified
from records.subject import AboutSubject


class Event(Base, Identified, AboutSubject):
    """Something that happened to an application, an enrollment, an assignment or a case."""

    __tablename__ = "event"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"))
    at: Mapped[dt.datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # nobody: the system or the applicant
    user_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))  # of a participating organization
    kind: Mapped[str] = mapped_column(String(40))
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id"))
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))

    __table_args__ = (
        Index("ix_event_application", "application_id", "at"),
        Index("ix_event_case", "case_id", "at"),
        Index("ix_event_enrollment", "enrollment_id", "at", postgresql_where="enrollment_id is not null"),
        Index("ix_event_assignment", "assignment_id", "at", postgresql_where="assignment_id is not null"),
        Index("ix_event_timesheet", "timesheet_id", "at", postgresql_where="timesheet_id is not null"),
        Index("ix_event_violation", "violation_id", "at", postgresql_where="violation_id is not null"),
        Index("ix_event_pay_run", "pay_run_id", "at", postgresql_where="pay_run_id is not null"),
        Index("ix_event_organization", "organization_id", "at", postgresql_where="organization_id is not null"),
        Index(
            "ix_event_account_request", "account_request_id", "at", postgresql_where="account_request_id is not null"
        ),
    )


class Document(Base, Identified, AboutSubject):
    """A paper that belongs to an application or an enrollment: what it is, when it came, where it is kept.

    The columns from `stored_name` on are filled in for files that somebody sent (`records/papers.py`).
    """

    __tablename__ = "document"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))  # soc_295, soc_873, soc_821, soc_825, soc_321, proof
    title: Mapped[str]
    received_on: Mapped[dt.date]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    location: Mapped[str | None]  # where the paper or the file is
    stored_name: Mapped[str | None] = mapped_column(String(32), unique=True)  # random; tells nothing
    media_type: Mapped[str | None] = mapped_column(String(24))  # as the content says, never as the sender says
    byte_count: Mapped[int | None]
    sha256: Mapped[str | None] = mapped_column(String(64))  # of the bytes as kept
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    sent_by_user_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))
    sent_at: Mapped[dt.datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(16))  # waiting, accepted, returned
    judged_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    judged_at: Mapped[dt.datetime | None]
    return_reason: Mapped[str | None] = mapped_column(String(32))  # a word of records/papers.py

    __table_args__ = (
        CheckConstraint("outcome in ('waiting','accepted','returned')", name="known_outcome"),
        CheckConstraint("(outcome = 'returned') = (return_reason is not null)", name="returned_for_a_reason"),
        Index("ix_document_application_id", "application_id"),
        Index("ix_document_enrollment", "enrollment_id", postgresql_where="enrollment_id is not null"),
        Index("ix_document_timesheet", "timesheet_id", postgresql_where="timesheet_id is not null"),
        Index("ix_document_violation", "violation_id", postgresql_where="violation_id is not null"),
        Index("ix_document_pay_run", "pay_run_id", postgresql_where="pay_run_id is not null"),
        Index("ix_document_organization", "organization_id", postgresql_where="organization_id is not null"),
        Index("ix_document_account_request", "account_request_id", postgresql_where="account_request_id is not null"),
    )
