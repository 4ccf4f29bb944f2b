"""What every journey owes at its end: its histories hold nobody's data, and replay against the code as it is."""

import asyncio
from collections.abc import Iterable
from typing import Any

from temporalio.client import Client, WorkflowHandle, WorkflowHistory

from tests.workflows.cleanliness import assert_history_is_clean
from tests.workflows.commands import assert_replays_exactly

LOOKS = 60
"""How often a history is read again (three seconds); a run that was ended from outside may never come to rest."""


async def histories_of(client: Client, workflow_id: str) -> list[WorkflowHistory]:
    """The history of every run of a workflow, the newest first."""
    found = []
    run_id: str | None = None
    while run_id is None or run_id:
        history = await _at_rest(client.get_workflow_handle(workflow_id, run_id=run_id))
        found.append(history)
        run_id = history.events[0].workflow_execution_started_event_attributes.continued_execution_run_id
    return found


async def _at_rest(handle: WorkflowHandle[Any, Any]) -> WorkflowHistory:
    """A run's history with no workflow task under way: what the worker does just now is not in it, but in a replay."""
    history = await handle.fetch_history()
    for _ in range(LOOKS):
        kinds = [event.WhichOneof("attributes") or "" for event in history.events]
        tasks = [kind for kind in kinds if kind.startswith("workflow_task_")]
        if tasks[-1:] == ["workflow_task_completed_event_attributes"]:
            break
        await asyncio.sleep(0.05)
        history = await handle.fetch_history()
    return history


async def check_histories(client: Client, workflow_ids: Iterable[str], secrets: Iterable[str]) -> None:
    """Read the histories of these workflows, look for secrets in them, and replay each."""
    looked_for = list(secrets)
    for workflow_id in workflow_ids:
        for history in await histories_of(client, workflow_id):
            assert_history_is_clean(history, looked_for)
            await assert_replays_exactly(history)
