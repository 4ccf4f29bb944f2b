"""Messages to workflows, written in the same transaction as the work they belong to, delivered at least once."""

import datetime as dt
from typing import Any

from sqlalchemy import Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from records import clock
from records.base import Base, Identified
from records.submission import Submission


class OutboxMessage(Base, Identified):
    """One message on its way to Temporal: `begin` starts a workflow, `tell` sends it an Update. Ids only."""

    __tablename__ = "outbox"

    kind: Mapped[str] = mapped_column(String(8))  # begin, tell
    workflow: Mapped[str] = mapped_column(String(40))  # class name for begin, update name for tell
    workflow_id: Mapped[str]
    update_id: Mapped[str | None] = mapped_column(unique=True)
    payload: Mapped[dict[str, Any]]
    posted_at: Mapped[dt.datetime]
    sent_at: Mapped[dt.datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[dt.datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(16))  # delivered, refused
    result: Mapped[dict[str, Any] | None]
    last_error: Mapped[str | None]

    __table_args__ = (
        Index("ix_outbox_waiting", "id", postgresql_where="sent_at is null"),
        Index("ix_outbox_workflow", "workflow_id", "id"),
        Index(
            "uq_outbox_begin", "workflow_id", unique=True, postgresql_where="kind = 'begin'"
        ),  # a workflow begins once
    )


def post_begin(session: Session, workflow: str, workflow_id: str, payload: dict[str, Any]) -> OutboxMessage:
    """Ask for a workflow to be started, once this transaction commits."""
    message = OutboxMessage(
        kind="begin", workflow=workflow, workflow_id=workflow_id, payload=payload, posted_at=clock.now()
    )
    session.add(message)
    return message


def post_letter(session: Session, assignment_id: int, letter: str, about: int, at: dt.datetime) -> OutboxMessage:
    """Ask for one letter about an assignment, once this transaction commits; `about` is the row that it tells of."""
    payload = {"assignment_id": assignment_id, "letter": letter, "about": about, "at": at.isoformat()}
    return post_begin(session, "OneLetter", f"letter-{letter}-{about}", payload)


def post_begin_from(
    session: Session, origin: str, workflow: str, workflow_id: str, payload: dict[str, Any]
) -> OutboxMessage:
    """The same for what another process, `origin`, brings about: while its past is told, this one's clocks wait too."""
    of_origin = select(OutboxMessage.payload).where(OutboxMessage.workflow_id == origin, OutboxMessage.kind == "begin")
    began = session.scalars(of_origin.limit(1)).first() or {}
    quiet = {"quiet_until": began["quiet_until"]} if began.get("quiet_until") else {}
    return post_begin(session, workflow, workflow_id, payload | quiet)


def post_tell(session: Session, workflow_id: str, said: Submission) -> OutboxMessage:
    """Tell a running workflow what was said, once this transaction commits; the submission's kind names the update."""
    message = OutboxMessage(
        kind="tell",
        workflow=said.kind,
        workflow_id=workflow_id,
        update_id=f"submission-{said.id}",
        payload={"submission_id": said.id, "by": said.staff_id, "at": said.said_at.isoformat()},
        posted_at=clock.now(),
    )
    session.add(message)
    return message
