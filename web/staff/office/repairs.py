"""What an administrator may do about a stuck part; each repair is a record of who did what, and what came of it."""

from collections.abc import Callable, Coroutine
from typing import Any, Literal

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import ResetActivityRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from records import held_up
from records.clock import now
from records.office_repair import OfficeRepair
from records.outbox import OutboxMessage
from web import database
from web.door import Away, door
from web.sign_in import guard

Outcome = Literal["asked", "gone", "away"]
Told = tuple[Outcome, str]

AWAY: Told = ("away", "Temporal did not answer, so nothing was done. Try again when it is back.")


def try_message(message: OutboxMessage) -> OfficeRepair:
    """Let a waiting message go at once instead of after its pause."""
    if message.sent_at is not None:
        told: Told = ("gone", f"Message {message.id} has been delivered meanwhile. Nothing was done.")
    else:
        held_up.try_again(database.session(), message, now())
        told = ("asked", f"Message {message.id} goes out in a moment, after any earlier one to the same process.")
    return _record("try_message", message.workflow_id, f"message {message.id}", told)


def try_step(workflow_id: str, activity_id: str, step: str) -> OfficeRepair:
    """Have Temporal try a failing step at once; its tries are counted anew."""

    async def reset(client: Client) -> Told:
        execution = WorkflowExecution(workflow_id=workflow_id)
        request = ResetActivityRequest(namespace=client.namespace, execution=execution, id=activity_id)
        await client.workflow_service.reset_activity(request)
        return "asked", "The step is tried again now. Its tries are counted from one."

    gone = "The step has been done meanwhile, or there is no such step. Nothing was done."
    return _record("try_step", workflow_id, f"{step} {activity_id}".strip(), _asked(reset, gone))


def change_schedule(schedule_id: str, what: str) -> OfficeRepair:
    """Pause a schedule, let it go on, or have it run once now."""
    note = f"By staff {guard.the_staff().staff_id} on the administrator's page."

    async def change(client: Client) -> Told:
        handle = client.get_schedule_handle(schedule_id)
        if what == "pause":
            await handle.pause(note=note)
            return "asked", "The schedule is paused: it does not run until somebody lets it go on."
        if what == "resume":
            await handle.unpause(note=note)
            return "asked", "The schedule goes on, from its next time."
        await handle.trigger()
        return "asked", "The schedule runs once now, whatever its next time is."

    return _record(what, schedule_id, "", _asked(change, "There is no such schedule any more. Nothing was done."))


def _asked(errand: Callable[[Client], Coroutine[Any, Any, Told]], gone: str) -> Told:
    async def run(client: Client) -> Told:
        try:
            return await errand(client)
        except RPCError as error:
            if error.status in (RPCStatusCode.NOT_FOUND, RPCStatusCode.INVALID_ARGUMENT):
                return "gone", gone
            raise

    try:
        return door().call(run)
    except Away:
        return AWAY


def _record(what: str, about: str, part: str, told: Told) -> OfficeRepair:
    outcome, sentence = told
    staff_id = guard.the_staff().staff_id
    row = OfficeRepair(
        at=now(), staff_id=staff_id, what=what, about=about[:120], part=part[:120], outcome=outcome, sentence=sentence
    )
    database.session().add(row)
    return row
