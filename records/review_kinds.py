"""What waits for somebody's word, one query a kind: never one's own, by role and within reach."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select

from records.application import Application
from records.background import EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.decision import Proposal
from records.enrollment import Enrollment

Within = Callable[[type], ColumnElement[bool]]
"""Which rows of a table are in reach."""


@dataclass(frozen=True)
class Reviewer:
    """Whoever looks: who they are, their roles, and what is in their reach."""

    staff_id: int
    roles: frozenset[str]
    within: Within


MODELS: dict[str, tuple[type[Any], str]] = {
    "proposal": (Proposal, "proposed_at"),
    "waiver": (Waiver, "entered_at"),
    "exception": (ExceptionRequest, "entered_at"),
    "reinstatement": (Reinstatement, "proposed_at"),
    "appeal": (EnrollmentAppeal, "entered_at"),
}
"""The table of each kind, and since when a row of it waits."""


def kinds_for(reviewer: Reviewer) -> list[Select[Any]]:
    """What waits for each of the reviewer's roles, one query a kind."""
    found: list[Select[Any]] = []
    if "supervisor" in reviewer.roles:
        found += [_proposals(reviewer), *_of_county(reviewer)]
    if "state_reviewer" in reviewer.roles:
        found += _of_state(reviewer)
    return found


def _proposals(reviewer: Reviewer) -> Select[Any]:
    query = _of("proposal", Proposal.application_id).join(Application, Application.id == Proposal.application_id)
    return query.where(
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


def _enrolled(reviewer: Reviewer, kind: str) -> Select[Any]:
    model, _since = MODELS[kind]
    query = _of(kind, model.enrollment_id).join(Enrollment, Enrollment.id == model.enrollment_id)
    return query.where(reviewer.within(model), Enrollment.ended_on.is_(None))


def _of(kind: str, about: Any) -> Select[Any]:
    model, since = MODELS[kind]
    columns = (literal(kind).label("kind"), model.id.label("id"), about.label("about"), getattr(model, since))
    return select(*columns[:3], columns[3].label("since")).select_from(model)
