"""What people said: each form pressed is one row, only ever added. Said first, then told to the workflow."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from records.base import Base, Identified
from records.subject import AboutSubject, Subject


class Submission(Base, Identified, AboutSubject):
    """Who said what, when. `form_key` is made with the form, so pressing twice says it once."""

    __tablename__ = "submission"

    form_key: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(40))  # the update it becomes: receive_certification, propose, ...
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # nobody: the applicant or a partner
    user_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))  # of a participating organization
    said_at: Mapped[dt.datetime]
    payload: Mapped[dict[str, Any]]  # as loaded by the schema; never an SSN
    outcome: Mapped[str | None] = mapped_column(String(16))  # applied, refused
    sentence: Mapped[str | None]  # why refused

    __table_args__ = (
        Index("ix_submission_application", "application_id", "id"),
        Index("ix_submission_enrollment", "enrollment_id", "id", postgresql_where="enrollment_id is not null"),
        Index("ix_submission_assignment", "assignment_id", "id", postgresql_where="assignment_id is not null"),
        Index("ix_submission_timesheet", "timesheet_id", "id", postgresql_where="timesheet_id is not null"),
        Index("ix_submission_violation", "violation_id", "id", postgresql_where="violation_id is not null"),
        Index("ix_submission_pay_run", "pay_run_id", "id", postgresql_where="pay_run_id is not null"),
        Index("ix_submission_organization", "organization_id", "id", postgresql_where="organization_id is not null"),
        Index(
            "ix_submission_account_request",
            "account_request_id",
            "id",
            postgresql_where="account_request_id is not null",
        ),
        Index("ix_submission_answers", text("(payload ->> 'sha256')"), postgresql_where="kind = 'send_answers'"),
    )


class AlreadySaid(Exception):
    """The same form was pressed before; `first` is the submission it made then."""

    def __init__(self, first: Submission) -> None:
        super().__init__("This form was sent before. Nothing was done a second time.")
        self.first = first


class AnotherForm(ValueError):
    """The key of the form is that of something else, or of somebody else's; the text is a sentence for who sent it."""

    def __init__(self) -> None:
        super().__init__("This form's key belongs to another one. Load the page again, and send it from there.")


def say(
    session: Session,
    *,
    kind: str,
    form_key: str,
    subject: Subject | None,
    staff_id: int | None,
    said_at: dt.datetime,
    payload: dict[str, Any],
    user_id: int | None = None,
) -> Submission:
    """Write down what was said. Raises AlreadySaid when this form was pressed before, also by a racing click.

    Raises AnotherForm where the key is known from something else that was said, or from somebody else.
    """
    row = (
        insert(Submission)
        .values(
            form_key=form_key,
            kind=kind,
            **(subject.columns if subject else {}),
            staff_id=staff_id,
            user_id=user_id,
            said_at=said_at,
            payload=payload,
        )
        .on_conflict_do_nothing(index_elements=["form_key"])
        .returning(Submission)
    )
    said = session.scalars(row).one_or_none()
    if said is None:
        first = session.scalars(select(Submission).where(Submission.form_key == form_key)).one()
        same = (first.kind, first.staff_id, first.user_id) == (kind, staff_id, user_id)
        raise AlreadySaid(first) if same else AnotherForm()
    return said
