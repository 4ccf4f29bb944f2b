"""What waits for somebody's word, one query a kind: never one's own, by role and within reach, by unit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, literal, or_, select

from records.application import Application
from records.background import EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.care_case import Case
from records.decision import Proposal
from records.enrollment import Enrollment
from records.pay_run import PayRun, PayRunApproval
from records.place import Unit
from records.submission import Submission
from records.timesheet import Timesheet, TimesheetVersion
from records.violation import Violation

Within = Callable[[type], ColumnElement[bool]]
"""Which rows of a table are in reach."""


@dataclass(frozen=True)
class Reviewer:
    """Whoever looks: who they are, their roles, their unit, and what is in their reach."""

    staff_id: int
    roles: frozenset[str]
    unit_id: int | None
    within: Within


MODELS: dict[str, tuple[type[Any], str]] = {
    "proposal": (Proposal, "proposed_at"),
    "waiver": (Waiver, "entered_at"),
    "exception": (ExceptionRequest, "entered_at"),
    "reinstatement": (Reinstatement, "proposed_at"),
    "appeal": (EnrollmentAppeal, "entered_at"),
    "violation": (Violation, "touched_at"),
    "timesheet": (Timesheet, "decided_at"),
    "pay_run": (PayRun, "touched_at"),
}
"""The table of each kind, and since when a row of it waits."""

CARRIED: dict[str, tuple[type[Any], str]] = {
    "proposal": (Application, "application_id"),
    "timesheet": (Case, "case_id"),
}
"""What a row of a kind is carried with, and by which column; every other one with the enrollment."""


def kinds_for(reviewer: Reviewer) -> list[Select[Any]]:
    """What waits for each of the reviewer's roles, one query a kind."""
    found: list[Select[Any]] = []
    if "supervisor" in reviewer.roles:
        found += [_proposals(reviewer), *_of_county(reviewer), _violations_of_county(reviewer), _timesheets(reviewer)]
        found.append(_pay_runs(reviewer))
    if "state_reviewer" in reviewer.roles:
        found += [*_of_state(reviewer), _violations_of_state(reviewer)]
    return found


def _proposals(reviewer: Reviewer) -> Select[Any]:
    return rows(reviewer, "proposal").where(
        reviewer.within(Application),
        Proposal.needs_review.is_(True),
        Proposal.outcome.is_(None),
        Proposal.proposed_by_id != reviewer.staff_id,
        Application.ended_on.is_(None),
    )


def _of_county(reviewer: Reviewer) -> list[Select[Any]]:
    """Irregular waivers, exceptions to recommend, standings to give back."""
    mine = reviewer.staff_id
    return [
        _enrolled(reviewer, "waiver").where(
            Waiver.outcome == "irregular", Waiver.ended_on.is_(None), Waiver.entered_by_id != mine
        ),
        _enrolled(reviewer, "exception").where(
            ExceptionRequest.outcome == "received", ExceptionRequest.entered_by_id != mine
        ),
        _enrolled(reviewer, "reinstatement").where(
            Reinstatement.outcome.is_(None), Reinstatement.proposed_by_id != mine
        ),
    ]


def _of_state(reviewer: Reviewer) -> list[Select[Any]]:
    """Exceptions that a county sent on, and appeals; an appeal is never heard by who denied the exception."""
    mine = reviewer.staff_id
    denied = select(ExceptionRequest.enrollment_id).where(
        ExceptionRequest.decided_by_id == mine, ExceptionRequest.outcome == "denied"
    )
    return [
        _enrolled(reviewer, "exception").where(
            ExceptionRequest.outcome == "forwarded",
            ExceptionRequest.entered_by_id != mine,
            ExceptionRequest.recommended_by_id != mine,
        ),
        _enrolled(reviewer, "appeal").where(
            EnrollmentAppeal.outcome == "received",
            EnrollmentAppeal.entered_by_id != mine,
            (EnrollmentAppeal.against != "exception_denied") | EnrollmentAppeal.enrollment_id.not_in(denied),
        ),
    ]


def _violations_of_county(reviewer: Reviewer) -> Select[Any]:
    """Violations to confirm, and disputes to decide: never by who said a word on it before."""
    mine = reviewer.staff_id
    return rows(reviewer, "violation").where(
        reviewer.within(Violation),
        or_(
            and_(Violation.status == "supervisor_review", Violation.reviewed_by_id.is_distinct_from(mine)),
            and_(
                Violation.status == "disputed",
                Violation.confirmed_by_id.is_distinct_from(mine),
                Violation.reviewed_by_id.is_distinct_from(mine),
            ),
        ),
    )


def _timesheets(reviewer: Reviewer) -> Select[Any]:
    """Timesheets of one's county's recipients held for a supervisor, but for what one entered or sent up oneself."""
    mine = reviewer.staff_id
    entered = exists().where(
        TimesheetVersion.timesheet_id == Timesheet.id,
        TimesheetVersion.number == Timesheet.version,
        TimesheetVersion.staff_id == mine,
    )
    sent_up = exists().where(
        Submission.timesheet_id == Timesheet.id,
        Submission.kind == "resolve_timesheet",
        Submission.staff_id == mine,
        Submission.outcome == "applied",
        Submission.payload["how"].as_string() == "send_up",
    )
    before = and_(Timesheet.status == "held", Timesheet.reviewer == "supervisor")
    return rows(reviewer, "timesheet").where(reviewer.within(Case), before, ~entered, ~sent_up)


def _pay_runs(reviewer: Reviewer) -> Select[Any]:
    """Runs that an officer approved, for supervisors of the state's payroll who neither made nor approved them."""
    approved = exists().where(PayRunApproval.run_id == PayRun.id, PayRunApproval.staff_id == reviewer.staff_id)
    of_payroll = exists().where(Unit.id == (reviewer.unit_id or 0), Unit.kind == "payroll")
    return rows(reviewer, "pay_run").where(
        reviewer.within(PayRun),
        PayRun.status == "awaiting_supervisor",
        PayRun.made_by_id.is_distinct_from(reviewer.staff_id),
        ~approved,
        of_payroll,
    )


def _violations_of_state(reviewer: Reviewer) -> Select[Any]:
    """Violations before the state, never by who had a part in them at the county."""
    mine = reviewer.staff_id
    return rows(reviewer, "violation").where(
        reviewer.within(Violation),
        Violation.status == "state_review",
        Violation.confirmed_by_id.is_distinct_from(mine),
        Violation.dispute_decided_by_id.is_distinct_from(mine),
    )


def _enrolled(reviewer: Reviewer, kind: str) -> Select[Any]:
    model, _since = MODELS[kind]
    return rows(reviewer, kind).where(reviewer.within(model), Enrollment.ended_on.is_(None))


def _carried_by_nobody() -> Select[*tuple[Any, ...]]:
    """Runs as they stand in the queue."""
    named = (literal("pay_run").label("kind"), PayRun.id.label("id"), PayRun.id.label("about"))
    return select(*named, PayRun.touched_at.label("since"), literal(0).label("elsewhere"))


def rows(reviewer: Reviewer, kind: str) -> Select[Any]:
    """Every row of a kind: about whom, since when it waits, and 0 where the reviewer's own unit carries it, else 1."""
    model, since = MODELS[kind]
    if model is PayRun:  # carried by no worker and no unit
        return _carried_by_nobody()
    carried, column = CARRIED.get(kind, (Enrollment, "enrollment_id"))
    about = getattr(model, column)
    elsewhere = case((carried.unit_id == (reviewer.unit_id or 0), 0), else_=1)
    return (
        select(
            literal(kind).label("kind"),
            model.id.label("id"),
            about.label("about"),
            getattr(model, since).label("since"),
            elsewhere.label("elsewhere"),
        )
        .select_from(model)
        .join(carried, carried.id == about)
    )
