"""What a record is about: the application, the enrollment, the assignment that a process carries on."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column


@dataclass(frozen=True)
class Subject:
    """One row of `kind` (application, enrollment, assignment), by its id; each process is about one."""

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


class AboutSubject:
    """A record about a subject: one reference for each kind, of which at most one is filled in."""

    @declared_attr
    def application_id(cls) -> Mapped[int | None]:
        """The application it is about."""
        return mapped_column(ForeignKey("application.id"))

    @declared_attr
    def enrollment_id(cls) -> Mapped[int | None]:
        """The provider's enrollment it is about."""
        return mapped_column(ForeignKey("enrollment.id"))

    @declared_attr
    def assignment_id(cls) -> Mapped[int | None]:
        """The assignment of a provider to a recipient it is about."""
        return mapped_column(ForeignKey("assignment.id"))

    @property
    def subject(self) -> Subject | None:
        """What it is about; none for records of a case alone."""
        for kind in ("application", "enrollment", "assignment"):
            row_id = getattr(self, f"{kind}_id")
            if row_id is not None:
                return Subject(kind, row_id)
        return None
