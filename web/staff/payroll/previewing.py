"""A run reckoned to the cent before anybody makes it: asked for with a button, looked at until the answer is there.

The worker reckons it and keeps nothing; what it answers are counts and cents, and they are shown once.
"""

import asyncio
import uuid
from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from temporalio.client import Client, WorkflowFailureError
from temporalio.common import WorkflowIDConflictPolicy

from records import pay_running
from records.clock import county_today, now
from records.pay_running import RunRefused
from web import database
from web.access import requires
from web.door import Away, door
from web.forms import Form, sent
from web.sign_in import guard
from web.staff.payroll.asked_for import Wanted, schema_of_a_run, wanted
from web.staff.payroll.listing import blueprint
from workflows.messages import TASK_QUEUE
from workflows.steps.pay_preview import Previewed, PreviewOrder
from workflows.steps.pay_run import Outcome

WORKFLOW, PART = "PayPreview", "payroll/previewed.html"
WAITS = 0.6
"""Seconds: most are told by then, and the others at the next look."""

MOST = 50_000
"""Timesheets: about half a minute's work. A run shows its amounts before anybody approves, and may be discarded."""

TOO_MANY = (
    "A preview takes at most {most:,} timesheets, and these are {here:,}. Start the run: "
    "it shows its amounts before anybody approves them, and may be discarded."
)
ANOTHER = "Another preview is being reckoned just now. Ask again in a moment."
NO_ANSWER = "The law has no answer for some of these timesheets. Start the run: its page says for which, and why."
AWAY = "Whoever reckons it does not answer just now. Ask again in a minute; nothing was made."


@dataclass(frozen=True)
class Look:
    """A preview as far as it is: being reckoned (`waits`, by the id of its run), told, or not to be had."""

    waits: str | None = None
    told: Previewed | None = None
    sentence: str | None = None


@blueprint.post("/payroll/begin/preview")
@requires("pay_run", "make")
def preview_it() -> ResponseReturnValue:
    """Have it reckoned; the part of the page that waits for it, or says what is wrong."""
    form = sent(schema_of_a_run())
    if not form.ok:
        return _part(Look(sentence=_wrong(form)), 422)
    asked = wanted(form.data)
    try:
        _refuse(asked)
    except RunRefused as refused:
        return _part(Look(sentence=str(refused)), 422)
    database.commit()  # no connection is held while Temporal is asked
    order = PreviewOrder(asked.kind, asked.first, asked.last, asked.pay_date, asked.county_code, now())

    async def begin(client: Client) -> str:
        started = await client.start_workflow(
            WORKFLOW,
            order,
            id=_mine(),
            task_queue=TASK_QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.TERMINATE_EXISTING,
        )
        return str(started.first_execution_run_id)

    try:
        run = door().call(begin)
    except Away:
        return _part(Look(sentence=AWAY))  # a part of a page: with an error's code it would not be shown
    return _part(_look(run))


@blueprint.get("/payroll/begin/preview/<uuid:run>")
@requires("pay_run", "make")
def previewed(run: uuid.UUID) -> ResponseReturnValue:
    """The answer, for whoever asked for it; nothing while it waits, so that nothing is said anew each second."""
    look = _look(str(run))
    return ("", 204) if look.waits else _part(look)


def _mine() -> str:
    """One preview at a time for each officer: what they ask now ends what they asked before."""
    return f"pay-preview-{guard.the_staff().staff_id}"


def _look(run: str) -> Look:
    """The answer, if it is there; where nobody says so in time, it is asked for again in a second."""

    async def errand(client: Client) -> Look:
        handle = client.get_workflow_handle(_mine(), run_id=run, result_type=Previewed)
        try:
            async with asyncio.timeout(WAITS):
                return _said(await handle.result())
        except TimeoutError:
            return Look(waits=run)
        except WorkflowFailureError:
            return Look(sentence=AWAY)

    try:
        return door().call(errand)
    except Away:
        return Look(waits=run)


def _said(told: Previewed) -> Look:
    sentences = {Outcome.FAILED: NO_ANSWER, Outcome.NOT_NOW: ANOTHER}
    sentence = sentences.get(told.outcome)
    return Look(sentence=sentence) if sentence else Look(told=told)


def _refuse(asked: Wanted) -> None:
    """Raises RunRefused for what no run could be, or what is too much to be reckoned twice."""
    pay_running.refuse_pay_date(asked.pay_date, county_today())
    here = asked.due(database.session(), now()).timesheets
    if here > MOST:
        raise RunRefused(TOO_MANY.format(most=MOST, here=here))


def _wrong(form: Form) -> str:
    return " ".join(dict.fromkeys([*form.errors.values(), *form.refusals]))


def _part(look: Look, status: int = 200) -> Any:
    return render_template(PART, look=look), status
