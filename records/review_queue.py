"""What waits for the word of somebody else, of every kind, in the order in which it should be looked at."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_, union_all
from sqlalchemy.orm import Session

from records.application import Application
from records.background import EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.decision import Proposal
from records.enrollment import Enrollment

Within = Callable[[type], ColumnElement[bool]]
"""Which rows of a table are in reach."""


@dataclass(frozen=True)
class Waiting:
    """One that waits: a proposal, a waiver, an exception, a reinstatement, an appeal; about which subject."""

    kind: str
    id: int
    about: int
    since: dt.datetime


@dataclass(frozen=True)
class Reviewer:
    """Whoever looks: who they are, their roles, and what is in their reach."""

    staff_id: int
    roles: frozenset[str]
    within: Within


def find(session: Session, application_id: int, proposal_id: int) -> Proposal | None:
    """A proposal of an application."""
    return session.scalar(select(Proposal).where(Proposal.id == proposal_id, Proposal.application_id == application_id))


def waiting_count(session: Session, reviewer: Reviewer) -> int:
    """How many wait for this reviewer; one's own wait for somebody else."""
    waiting = [select(func.count()).select_from(each.subquery()).scalar_subquery() for each in _kinds(reviewer)]
    return sum(session.execute(select(*waiting)).one()) if waiting else 0


def next_after(session: Session, reviewer: Reviewer, after: tuple[str, int] | None = None) -> Waiting | None:
    """The next to review: the oldest after the one just seen, else the oldest of all but that one."""
    kinds = _kinds(reviewer)
    if not kinds:
        return None
    waiting = union_all(*kinds).subquery()
    place = tuple_(waiting.c.since, waiting.c.kind, waiting.c.id)
    query = select(waiting).order_by(waiting.c.since, waiting.c.kind, waiting.c.id).limit(1)
    if after is None:
        found = session.execute(query).first()
    else:
        kind, row_id = after
        seen = _since(session, kind, row_id)
        later = session.execute(query.where(place > (seen, kind, row_id))).first() if seen else None
        found = later or session.execute(query.where((waiting.c.kind != kind) | (waiting.c.id != row_id))).first()
    return Waiting(found.kind, found.id, found.about, found.since) if found else None


MODELS: dict[str, tuple[type[Any], str]] = {
    "proposal": (Proposal, "proposed_at"),
    "waiver": (Waiver, "entered_at"),
    "exception": (ExceptionRequest, "entered_at"),
    "reinstatement": (Reinstatement, "proposed_at"),
    "appeal": (EnrollmentAppeal, "entered_at"),
}
"""The table of each kind, and since when a row of it waits."""


def _since(session: Session, kind: str, row_id: int) -> dt.datetime | None:
    model, since = MODELS[kind]
    found: dt.datetime | None = session.scalar(select(getattr(model, since)).where(model.id == row_id))
    return found


def _kinds(reviewer: Reviewer) -> list[Select[Any]]:
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
