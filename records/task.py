"""Tasks, the heart of the day: what somebody should do next, for whom, by when."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, bindparam
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from records.account_request import AccountRequest
from records.application import Application
from records.assignment import Assignment
from records.base import Base, Identified
from records.enrollment import Enrollment
from records.organization import Organization
from records.staff import Staff
from records.subject import AboutSubject
from records.timesheet import Timesheet
from records.violation import Violation

UNFINISHED = ("open", "deferred")


class Task(Base, Identified, AboutSubject):
    """One thing to do. `closed` means its cause went away; `done` means somebody did it."""

    __tablename__ = "task"

    kind: Mapped[str] = mapped_column(String(40))  # clear_person, schedule_visit, review_proposal, ...
    case_id: Mapped[int | None] = mapped_column(ForeignKey("care_case.id"), index=True)
    county_code: Mapped[str | None] = mapped_column(ForeignKey("county.code"))  # none: of the state, as a pay run's
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[str] = mapped_column(String(24))  # who may do it
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(String(8), default="open")
    priority: Mapped[int] = mapped_column(default=2)  # 1 urgent, 2 usual, 3 when there is time
    due_on: Mapped[dt.date]
    not_before: Mapped[dt.date | None]  # deferred until
    opened_at: Mapped[dt.datetime]
    claimed_at: Mapped[dt.datetime | None]
    reminded_at: Mapped[dt.datetime | None]
    escalated_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    workflow_id: Mapped[str | None]
    opened_by_step: Mapped[str | None] = mapped_column(unique=True)  # workflow id + activity id: opened once
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)  # proposal_id, clock_id, ...
    version: Mapped[int] = mapped_column(default=1)  # for two tabs at once

    application: Mapped[Application | None] = relationship()
    enrollment: Mapped[Enrollment | None] = relationship()
    assignment: Mapped[Assignment | None] = relationship()
    timesheet: Mapped[Timesheet | None] = relationship()
    violation: Mapped[Violation | None] = relationship()
    organization: Mapped[Organization | None] = relationship()
    account_request: Mapped[AccountRequest | None] = relationship()
    assignee: Mapped[Staff | None] = relationship(foreign_keys=[assignee_id])

    @property
    def whom(self) -> Application | Enrollment | None:
        """Whom it concerns, by name: the applicant, or the provider."""
        about = self.assignment or self.timesheet or self.violation
        return self.application or self.enrollment or (about.enrollment if about else None)

    @property
    def of_whom(self) -> Organization | None:
        """The organization of provider inquiry that it concerns."""
        return self.organization or (self.account_request.organization if self.account_request else None)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy reads it from the class
    __table_args__ = (
        CheckConstraint("state in ('open','deferred','done','closed')", name="known_state"),
        Index("ix_task_mine", "assignee_id", "due_on", "id", postgresql_where="state in ('open','deferred')"),
        Index("ix_task_unit", "unit_id", "due_on", "id", postgresql_where="state in ('open','deferred')"),
        Index("ix_task_application", "application_id"),
        Index("ix_task_enrollment", "enrollment_id", postgresql_where="enrollment_id is not null"),
        Index("ix_task_assignment", "assignment_id", postgresql_where="assignment_id is not null"),
        Index("ix_task_timesheet", "timesheet_id", postgresql_where="timesheet_id is not null"),
        Index("ix_task_violation", "violation_id", postgresql_where="violation_id is not null"),
        Index("ix_task_pay_run", "pay_run_id", postgresql_where="pay_run_id is not null"),
        Index("ix_task_organization", "organization_id", postgresql_where="organization_id is not null"),
        Index("ix_task_account_request", "account_request_id", postgresql_where="account_request_id is not null"),
        Index("ix_task_finished", "assignee_id", "ended_at", postgresql_where="state in ('done','closed')"),
    )


def with_whom() -> tuple[ORMOption, ...]:
    """Loads with tasks those whom they concern."""
    return (
        joinedload(Task.application).joinedload(Application.person),
        joinedload(Task.enrollment),
        joinedload(Task.assignment).joinedload(Assignment.enrollment),
        joinedload(Task.timesheet).joinedload(Timesheet.enrollment),
        joinedload(Task.violation).joinedload(Violation.enrollment),
        selectinload(Task.organization),  # of provider inquiry alone: no query where none of these is listed
        selectinload(Task.account_request).joinedload(AccountRequest.organization),
    )


def unfinished() -> ColumnElement[bool]:
    """Tasks still to do, written into the statement word for word so that the partial indexes always fit."""
    return Task.state.in_(bindparam("unfinished", UNFINISHED, expanding=True, literal_execute=True))


class TaskComment(Base, Identified):
    """A remark on a task, for colleagues."""

    __tablename__ = "task_comment"

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime]
    text: Mapped[str]


class TaskMove(Base, Identified):
    """A task changed hands or date: claimed, released, forwarded, reassigned, deferred, redirected."""

    __tablename__ = "task_move"

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    at: Mapped[dt.datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(16))
    from_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    to_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str | None]
    batch: Mapped[str | None] = mapped_column(String(36))  # one bulk reassignment, so that it can be undone

    __table_args__ = (Index("ix_task_move_batch", "batch", postgresql_where="batch is not null"),)
