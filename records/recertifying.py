"""Named queries of rounds of certification."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.recertification import Recertification, RecertifiedUser


def open_round(session: Session, organization_id: int) -> Recertification | None:
    """The round that waits for a liaison's answer."""
    query = select(Recertification).where(
        Recertification.organization_id == organization_id, Recertification.finished_at.is_(None)
    )
    return session.scalar(query)


def stays_of(session: Session, round_id: int) -> dict[int, bool]:
    """What a round has said so far, by user."""
    query = select(RecertifiedUser.user_id, RecertifiedUser.stays)
    return {
        user_id: stays
        for user_id, stays in session.execute(query.where(RecertifiedUser.recertification_id == round_id))
    }


def rounds_of(session: Session, organization_id: int) -> list[Recertification]:
    """Every round, newest first."""
    query = select(Recertification).where(Recertification.organization_id == organization_id)
    return [*session.scalars(query.order_by(Recertification.id.desc()))]
