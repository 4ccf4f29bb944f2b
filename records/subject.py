"""What a record is about: the application, enrollment, timesheet, pay run ... that a process carries on."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

KINDS = (
    *("application", "enrollment", "assignment", "timesheet", "violation", "pay_run"),
    *("organization", "account_request"),
)


@dataclass(frozen=True)
class Subject:
    """One row of `kind` (one of KINDS), by its id; each process is about one."""

    kind: str
    id: int

    @property
    def columns(self) -> dict[str, int]:
        """The reference to this subject, as a record about it carries it."""
        return {f"{self.kind}_id": self.id}

    def of(self, model: Any) -> ColumnElement[bool]:
        """The rows of a table that are about this subject."""
        about: ColumnElement[bool] = getattr(model, f"{self.kind}_id") == self.id
        return about


class IsSubject:
    """A record that a process is about; its table is named as its kind."""

    id: Mapped[int]
    __tablename__: str

    @property
    def subject(self) -> Subject:
        """This record as that which others are about."""
        return Subject(self.__tablename__, self.id)


class AboutSubject:
    """A record about a subject: one reference for each kind, of which at most one is filled in."""

    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"))
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollment.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    timesheet_id: Mapped[int | None] = mapped_column(ForeignKey("timesheet.id"))
    violation_id: Mapped[int | None] = mapped_column(ForeignKey("violation.id"))
    pay_run_id: Mapped[int | None] = mapped_column(ForeignKey("pay_run.id"))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"))
    account_request_id: Mapped[int | None] = mapped_column(ForeignKey("account_request.id"))

    @property
    def subject(self) -> Subject | None:
        """What it is about; none for records of a case alone."""
        for kind in KINDS:
            row_id = getattr(self, f"{kind}_id")
            if row_id is not None:
                return Subject(kind, row_id)
        return None
