"""What every journey owes at its end: its histories hold nobody's data, and replay against the code as it is."""

from collections.abc import Iterable

from temporalio.client import Client, WorkflowHistory

from tests.workflows.cleanliness import assert_history_is_clean
from tests.workflows.commands import assert_replays_exactly


async def histories_of(client: Client, workflow_id: str) -> list[WorkflowHistory]:
    """The history of every run of a workflow, the newest first."""
    found = []
    run_id: str | None = None
    while run_id is None or run_id:
        history = await client.get_workflow_handle(workflow_id, run_id=run_id).fetch_history()
        found.append(history)
        run_id = history.events[0].workflow_execution_started_event_attributes.continued_execution_run_id
    return found


async def check_histories(client: Client, workflow_ids: Iterable[str], secrets: Iterable[str]) -> None:
    """Read the histories of these workflows, look for secrets in them, and replay each."""
    looked_for = list(secrets)
    for workflow_id in workflow_ids:
        for history in await histories_of(client, workflow_id):
            assert_history_is_clean(history, looked_for)
            await assert_replays_exactly(history)
