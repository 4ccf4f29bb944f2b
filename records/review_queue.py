"""Proposals that wait for a supervisor, in the order in which they should be looked at."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from records.application import Application
from records.decision import Proposal


def find(session: Session, application_id: int, proposal_id: int) -> Proposal | None:
    """A proposal of an application."""
    return session.scalar(select(Proposal).where(Proposal.id == proposal_id, Proposal.application_id == application_id))


def waiting_count(session: Session, within: ColumnElement[bool], reviewer_id: int) -> int:
    """How many proposals in reach wait for a supervisor other than whoever proposed them."""
    query = select(func.count()).select_from(Proposal).join(Application, Application.id == Proposal.application_id)
    return session.scalar(query.where(*_waiting(within, reviewer_id))) or 0


def next_after(session: Session, within: ColumnElement[bool], reviewer_id: int, after: int | None) -> Proposal | None:
    """The next proposal to review: the oldest after the one just seen, else the oldest of all; never one's own."""
    query = (
        select(Proposal)
        .join(Application, Application.id == Proposal.application_id)
        .where(*_waiting(within, reviewer_id))
        .order_by(Proposal.id)
        .limit(1)
    )
    if after is None:
        return session.scalar(query)
    later = session.scalar(query.where(Proposal.id > after))
    return later or session.scalar(query.where(Proposal.id != after))


def _waiting(within: ColumnElement[bool], reviewer_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        within,
        Proposal.needs_review.is_(True),
        Proposal.outcome.is_(None),
        Proposal.proposed_by_id != reviewer_id,
        Application.ended_on.is_(None),
    )
