"""How a view says something: written down first, then told to the workflow, then answered to the person.

The submission and its outbox message are one transaction. The message is then tried at once, for a second; what
does not arrive is delivered by the worker's dispatcher later, and the person reads "received".
"""

from dataclasses import dataclass
from typing import Any, Literal

from flask import abort, flash, redirect, request
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from temporalio.client import Client

from records import outbox, submission
from records.clock import now
from records.outbox import OutboxMessage
from web import database
from web.door import Away, door
from web.sign_in import guard
from workflows import delivery
from workflows.messages import intake_id

State = Literal["done", "already_done", "refused", "received"]

ALREADY_DONE = "This was already done. Nothing was done a second time."
RECEIVED = "We have received this and written it down. It will be worked on in a moment."


@dataclass(frozen=True)
class Outcome:
    """What came of something said. `sentence` is for the person; `result` is the workflow's word, if it answered."""

    state: State
    sentence: str = ""
    result: str | None = None
    needs: tuple[str, ...] = ()
    submission_id: int | None = None


def tell(kind: str, application_id: int, payload: dict[str, Any]) -> Outcome:
    """Say something to an application's workflow; `kind` is the name of its update. Commits the request."""
    try:
        said = _write_down(kind, application_id, payload)
    except submission.AlreadySaid as again:
        return _said_before(again.first)
    outbox.post_tell(database.session(), intake_id(application_id), said)
    database.commit()
    return try_now(intake_id(application_id), said.id)


def begin(application_id: int, message: dict[str, Any]) -> Outcome:
    """Start the intake workflow of an application written in this request. Commits the request."""
    workflow_id = intake_id(application_id)
    outbox.post_begin(database.session(), "ApplicationIntake", workflow_id, message)
    database.commit()
    return try_now(workflow_id, None)


def _write_down(kind: str, application_id: int, payload: dict[str, Any]) -> submission.Submission:
    staff = guard.signed_in()
    return submission.say(
        database.session(),
        kind=kind,
        form_key=form_key(),
        application_id=application_id,
        staff_id=staff.staff_id if staff else None,
        said_at=now(),
        payload=payload,
    )


def form_key() -> str:
    """The key made with the form that is being sent (macro `form_keys()`)."""
    key = request.headers.get("Idempotency-Key") or request.form.get("form_key", "")
    if not 16 <= len(key) <= 64:
        abort(400, "This form came without its key. Load the page again, and send it from there.")
    return key


def _said_before(first: submission.Submission) -> Outcome:
    database.roll_back()
    if first.outcome == "refused":
        return Outcome("refused", first.sentence or "", submission_id=first.id)
    return Outcome("already_done", ALREADY_DONE, submission_id=first.id)


def try_now(workflow_id: str, submission_id: int | None) -> Outcome:
    """Deliver what waits for a workflow; what is said is committed already, so from here on nothing is lost."""
    try:
        return _deliver_all(workflow_id, submission_id)
    except OperationalError:  # the database went away after the commit: the dispatcher finds the message
        database.roll_back()
        return Outcome("received", RECEIVED, submission_id=submission_id)


def _deliver_all(workflow_id: str, submission_id: int | None) -> Outcome:
    """Deliver in the order of writing; the answer to the newest message is the outcome."""
    outcome = Outcome("received", RECEIVED, submission_id=submission_id)
    waiting = (
        select(OutboxMessage)
        .where(OutboxMessage.workflow_id == workflow_id, OutboxMessage.sent_at.is_(None))
        .order_by(OutboxMessage.id)
    )
    for message in database.session().scalars(waiting).all():
        delivered = _deliver(message)
        if isinstance(delivered, delivery.Unreachable):
            message.last_error = delivered.sentence[:500]
            database.commit()
            return Outcome("received", RECEIVED, submission_id=submission_id)
        outcome = _note(message, delivered, submission_id)
    database.commit()
    return outcome


def _deliver(message: OutboxMessage) -> delivery.Outcome:
    async def errand(client: Client) -> delivery.Outcome:
        if message.kind == "begin":
            return await delivery.begin(client, message.workflow, message.workflow_id, message.payload)
        update_id = message.update_id or f"outbox-{message.id}"
        return await delivery.tell(client, message.workflow_id, message.workflow, update_id, message.payload)

    try:
        return door().call(errand)
    except Away as away:
        return delivery.Unreachable(str(away))


def _note(message: OutboxMessage, delivered: delivery.Outcome, submission_id: int | None) -> Outcome:
    """Write on the message that it arrived, and put the workflow's answer in words."""
    message.sent_at = now()
    if isinstance(delivered, delivery.Refused):
        message.outcome, message.last_error = "refused", delivered.sentence
        state: State = "already_done" if delivered.late else "refused"
        return Outcome(state, delivered.sentence, submission_id=submission_id)
    message.outcome = "delivered"
    result = delivered.result if isinstance(delivered, delivery.Delivered) else None
    if result is None:
        return Outcome("done", submission_id=submission_id)
    message.result = {"outcome": result.outcome, "needs": result.needs}
    if result.outcome == "refused":
        return Outcome("refused", _sentence(submission_id), result.outcome, submission_id=submission_id)
    return Outcome("done", "", result.outcome, tuple(result.needs), submission_id)


def _sentence(submission_id: int | None) -> str:
    """Why a step refused what was said: it wrote the sentence on the submission."""
    said = select(submission.Submission.sentence).where(submission.Submission.id == submission_id)
    return database.session().scalar(said) or "This was refused. Nothing was changed."


def answer(outcome: Outcome, to: str, done: str) -> Any:
    """The usual end of a view: a message on the page `to`. Refusals are for the view to show beside its form."""
    if outcome.state == "already_done":
        flash(outcome.sentence or ALREADY_DONE, "info")
    elif outcome.state == "received":
        flash(RECEIVED, "info")
    elif outcome.state == "refused":
        flash(outcome.sentence, "error")
    else:
        flash(done, "success")
    return redirect(to, 303)
