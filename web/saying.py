"""How a view says something: written down first, then told to the workflow, then answered to the person.

The submission and its outbox message are one transaction. The message is then tried at once, for a second; what
does not arrive is delivered by the worker's dispatcher later, and the person reads "received".
"""

from dataclasses import dataclass
from typing import Any, Literal

from flask import abort, flash, redirect, request

from records import outbox, submission
from records.clock import now
from records.outbox import OutboxMessage
from records.subject import Subject
from records.submission import Submission
from web import database, inline
from web.speaker import speaker
from workflows.messages import process_id

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


def tell(kind: str, about: Subject, payload: dict[str, Any]) -> Outcome:
    """Say something to the process about a subject; `kind` is the name of its update. Commits the request."""
    workflow_id = process_id(about.kind, about.id)
    try:
        said = _write_down(kind, about, payload)
    except submission.AlreadySaid as again:
        return _said_before(again.first)
    return carry(workflow_id, said)


def carry(workflow_id: str, said: Submission) -> Outcome:
    """Take what is written down to its workflow. Commits the request."""
    message = outbox.post_tell(database.session(), workflow_id, said)
    message.next_try_at = now() + inline.HEAD_START  # meanwhile the dispatcher leaves it to this request
    database.commit()
    return try_now(workflow_id, said.id)


def begin(about: Subject) -> Outcome:
    """Commit what was begun in this request (`records.registering`, `records.enrolling`); start its workflow now."""
    database.commit()
    return try_now(process_id(about.kind, about.id), None)


def _write_down(kind: str, about: Subject, payload: dict[str, Any]) -> Submission:
    who = speaker()
    return submission.say(
        database.session(),
        kind=kind,
        form_key=form_key(),
        subject=about,
        staff_id=who.staff_id,
        user_id=who.user_id,
        said_at=now(),
        payload=payload,
    )


def form_key() -> str:
    """The key made with the form that is being sent (macro `form_keys()`)."""
    key = request.headers.get("Idempotency-Key") or request.form.get("form_key", "")
    if not 16 <= len(key) <= 64:
        abort(400, "This form came without its key. Load the page again, and send it from there.")
    return key


def _said_before(first: Submission) -> Outcome:
    database.roll_back()
    if first.outcome == "refused":
        return Outcome("refused", first.sentence or "", submission_id=first.id)
    return Outcome("already_done", ALREADY_DONE, submission_id=first.id)


def try_now(workflow_id: str, submission_id: int | None) -> Outcome:
    """Deliver what waits for a workflow; what is said is committed already, so from here on nothing is lost."""
    try:
        late = inline.deliver_all(workflow_id)
        return _outcome(inline.latest(workflow_id, submission_id), submission_id, late)
    except database.AWAY:  # the database went away after the commit: the dispatcher finds the message
        database.roll_back()
        return Outcome("received", RECEIVED, submission_id=submission_id)


def _outcome(message: OutboxMessage, submission_id: int | None, late: set[int]) -> Outcome:
    """What the person is told, from what stands on the message and on their submission."""
    said = database.session().get(Submission, submission_id, populate_existing=True) if submission_id else None
    if said is not None and said.outcome == "refused":
        state: State = "already_done" if message.id in late else "refused"
        return Outcome(state, said.sentence or "", submission_id=submission_id)
    if message.outcome != "delivered":
        return Outcome("received", RECEIVED, submission_id=submission_id)
    result = message.result or {}
    return Outcome("done", "", result.get("outcome"), tuple(result.get("needs", ())), submission_id)


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
