"""What waits for the word of somebody else, of every kind, in the order in which it should be looked at."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select, tuple_, union_all
from sqlalchemy.orm import Session

from records.decision import Proposal
from records.review_kinds import MODELS, Reviewer, kinds_for, rows


@dataclass(frozen=True)
class Waiting:
    """One that waits: a proposal, a waiver, an exception, a reinstatement, an appeal, a violation; about which row."""

    kind: str
    id: int
    about: int
    since: dt.datetime


def find(session: Session, application_id: int, proposal_id: int) -> Proposal | None:
    """A proposal of an application."""
    return session.scalar(select(Proposal).where(Proposal.id == proposal_id, Proposal.application_id == application_id))


def waiting_count(session: Session, reviewer: Reviewer) -> int:
    """How many wait for this reviewer; one's own wait for somebody else."""
    waiting = [select(func.count()).select_from(each.subquery()).scalar_subquery() for each in kinds_for(reviewer)]
    return sum(session.execute(select(*waiting)).one()) if waiting else 0


def next_after(session: Session, reviewer: Reviewer, after: tuple[str, int] | None = None) -> Waiting | None:
    """The next to review: of the reviewer's own unit first, the oldest first; the one after that just seen, if any."""
    kinds = kinds_for(reviewer)
    if not kinds:
        return None
    waiting = union_all(*kinds).subquery()
    order = (waiting.c.elsewhere, waiting.c.since, waiting.c.kind, waiting.c.id)
    query = select(waiting).order_by(*order).limit(1)
    if after is None:
        found = session.execute(query).first()
    else:
        kind, row_id = after
        seen = session.execute(rows(reviewer, kind).where(MODELS[kind][0].id == row_id)).first()
        place = (seen.elsewhere, seen.since, kind, row_id) if seen else None
        later = session.execute(query.where(tuple_(*order) > place)).first() if place else None
        found = later or session.execute(query.where((waiting.c.kind != kind) | (waiting.c.id != row_id))).first()
    return Waiting(found.kind, found.id, found.about, found.since) if found else None
