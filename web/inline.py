"""The inline try: messages of the outbox taken to Temporal by the request that wrote them, for a second at most.

The worker's dispatcher may carry the same messages at the same time. That is harmless: a workflow id begins once and
an update id is applied once, and whoever is first to mark a message as sent is right.
"""

import datetime as dt
import time

from sqlalchemy import select, update
from temporalio.client import Client

from records.clock import now
from records.outbox import OutboxMessage
from records.submission import Submission
from web import database
from web.door import DEADLINE_SECONDS, Away, door
from workflows import delivery
from workflows.converter import as_json

HEAD_START = dt.timedelta(seconds=DEADLINE_SECONDS + 0.2)
"""How long a message is this request's alone; then the dispatcher carries it too."""


def deliver_all(workflow_id: str) -> set[int]:
    """Deliver what waits for a workflow, in the order of writing; give the messages that came out of their turn."""
    late: set[int] = set()
    until = time.monotonic() + DEADLINE_SECONDS
    for message in _waiting(workflow_id):
        outcome = _deliver(message, until - time.monotonic())
        if isinstance(outcome, delivery.Unreachable):
            break
        if isinstance(outcome, delivery.Refused) and outcome.late:
            late.add(message.id)
        _note(message, outcome)
        database.commit()
    return late


def latest(workflow_id: str, submission_id: int | None) -> OutboxMessage:
    """The message of a submission, or the beginning of a workflow, as it stands now."""
    which = OutboxMessage.update_id == f"submission-{submission_id}" if submission_id else OutboxMessage.kind == "begin"
    query = select(OutboxMessage).where(OutboxMessage.workflow_id == workflow_id, which)
    return database.session().scalars(query.execution_options(populate_existing=True)).one()


def _waiting(workflow_id: str) -> list[OutboxMessage]:
    query = (
        select(OutboxMessage)
        .where(OutboxMessage.workflow_id == workflow_id, OutboxMessage.sent_at.is_(None))
        .order_by(OutboxMessage.id)
    )
    found = list(database.session().scalars(query))
    database.commit()  # no connection is held while Temporal is asked
    return found


def _deliver(message: OutboxMessage, seconds: float) -> delivery.Outcome:
    async def errand(client: Client) -> delivery.Outcome:
        if message.kind == "begin":
            return await delivery.begin(client, message.workflow, message.workflow_id, message.payload)
        update_id = message.update_id or f"outbox-{message.id}"
        return await delivery.tell(client, message.workflow_id, message.workflow, update_id, message.payload)

    try:
        return door().call(errand, seconds)
    except Away as away:
        return delivery.Unreachable(str(away))


def _note(message: OutboxMessage, outcome: delivery.Outcome) -> None:
    """Write on the message what became of it, unless the dispatcher did; a refusal also on the submission."""
    refused = outcome.sentence if isinstance(outcome, delivery.Refused) else None
    values = {"sent_at": now(), "outcome": "refused" if refused else "delivered", "last_error": refused}
    if isinstance(outcome, delivery.Delivered):
        values["result"] = as_json(outcome.result)
    unsent = update(OutboxMessage).where(OutboxMessage.id == message.id, OutboxMessage.sent_at.is_(None))
    database.session().execute(unsent.values(**values), execution_options={"synchronize_session": False})
    if refused:
        unanswered = update(Submission).where(
            Submission.id == message.payload.get("submission_id"), Submission.outcome.is_(None)
        )
        database.session().execute(
            unanswered.values(outcome="refused", sentence=refused), execution_options={"synchronize_session": False}
        )
