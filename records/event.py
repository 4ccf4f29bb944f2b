"""The timeline: who did what, when. Rows are only ever added; wording is made when they are shown."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified
from records.subject import AboutSubject


class Event(Base, Identified, AboutSubject):
    """Something that happened to an application, an enrollment, an assignment or a case."""

    __tablename__ = "event"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"))
    at: Mapped[dt.datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # nobody: the system or the applicant
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
    )


class Document(Base, Identified, AboutSubject):
    """A paper that belongs to an application or an enrollment: what it is, when it came, where it is kept."""

    __tablename__ = "document"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))  # soc_295, soc_873, soc_821, soc_825, soc_321, proof
    title: Mapped[str]
    received_on: Mapped[dt.date]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    location: Mapped[str | None]  # where the paper or the file is

    __table_args__ = (
        Index("ix_document_application_id", "application_id"),
        Index("ix_document_enrollment", "enrollment_id", postgresql_where="enrollment_id is not null"),
    )
