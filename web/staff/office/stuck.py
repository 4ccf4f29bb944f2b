"""Processes that do not go on: a step that fails again and again, or the process itself failing in its own code.

Temporal knows which step is tried how often only process by process, so those are asked about of which something is
known: a fault that the worker wrote down, a message that is not answered, a problem that Temporal itself reports, and
the processes begun last.
"""

import asyncio
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import EventType, WorkflowExecutionStatus
from temporalio.api.failure.v1 import Failure
from temporalio.api.history.v1 import HistoryEvent
from temporalio.api.workflow.v1 import PendingActivityInfo
from temporalio.api.workflowservice.v1 import (
    DescribeWorkflowExecutionRequest,
    DescribeWorkflowExecutionResponse,
    GetWorkflowExecutionHistoryReverseRequest,
    ListWorkflowExecutionsRequest,
)
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

TRIES = 3
"""A step tried so often is stuck; one or two tries are a lost connection."""

MOST_ASKED = 120
"""Processes asked about for one page: a tenth of a second (measured)."""
NEWEST = 60
REPORTED = "ExecutionStatus='Running' and TemporalReportedProblems is not null"
"""Temporal reports a process after five failures of its own code in a row, which takes some 45 seconds (measured)."""
RUNNING = "ExecutionStatus='Running'"

ALIVE = WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
LAST_EVENTS = 30
LONGEST_SENTENCE = 300


@dataclass(frozen=True)
class Stuck:
    """One step of one process, or (`activity_id` empty) the process itself, that fails and is tried again."""

    workflow_id: str
    run_id: str
    step: str
    activity_id: str
    tries: int
    since: dt.datetime | None
    next_at: dt.datetime | None
    sentence: str


@dataclass(frozen=True)
class Survey:
    """What is stuck, among how many that were asked about, of how many that run."""

    stuck: list[Stuck]
    asked: int
    running: int


async def survey(client: Client, suspects: Iterable[str]) -> Survey:
    """Ask about the suspects first, then about what Temporal reports, then about the newest."""
    reported, newest = await asyncio.gather(_listed(client, REPORTED, NEWEST), _listed(client, RUNNING, NEWEST))
    wanted = list(islice(dict.fromkeys([*suspects, *reported, *newest]), MOST_ASKED))
    seen = await asyncio.gather(*(_described(client, workflow_id) for workflow_id in wanted))
    alive = [each for each in seen if each is not None and each.workflow_execution_info.status == ALIVE]
    found = await asyncio.gather(*(_stuck(client, each) for each in alive))
    flat = [stuck for several in found for stuck in several]
    running = await client.count_workflows(RUNNING)
    # Temporal's count lags a second behind what it says of each process.
    return Survey(sorted(flat, key=lambda each: -each.tries), len(alive), max(running.count, len(alive)))


async def _listed(client: Client, query: str, most: int) -> list[str]:
    request = ListWorkflowExecutionsRequest(namespace=client.namespace, page_size=most, query=query)
    answer = await client.workflow_service.list_workflow_executions(request)
    return [each.execution.workflow_id for each in answer.executions]


async def _described(client: Client, workflow_id: str) -> DescribeWorkflowExecutionResponse | None:
    """The process as it stands; none when there is no such process, or no more."""
    execution = WorkflowExecution(workflow_id=workflow_id)
    request = DescribeWorkflowExecutionRequest(namespace=client.namespace, execution=execution)
    try:
        return await client.workflow_service.describe_workflow_execution(request)
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            return None
        raise


async def _stuck(client: Client, seen: DescribeWorkflowExecutionResponse) -> list[Stuck]:
    failing = [each for each in seen.pending_activities if each.attempt >= TRIES]
    itself = seen.pending_workflow_task.attempt >= TRIES
    if not failing and not itself:
        return []
    execution = seen.workflow_execution_info.execution
    events = await _last_events(client, execution)
    stuck = [_step(execution, each, events) for each in failing]
    return [*stuck, _itself(execution, seen, events)] if itself else stuck


def _step(execution: WorkflowExecution, pending: PendingActivityInfo, events: list[HistoryEvent]) -> Stuck:
    since = next(
        (
            event.event_time.ToDatetime(dt.UTC)
            for event in events
            if event.activity_task_scheduled_event_attributes.activity_id == pending.activity_id
        ),
        None,
    )
    waits = pending.HasField("next_attempt_schedule_time")
    return Stuck(
        workflow_id=execution.workflow_id,
        run_id=execution.run_id,
        step=pending.activity_type.name,
        activity_id=pending.activity_id,
        tries=pending.attempt,
        since=since,
        next_at=pending.next_attempt_schedule_time.ToDatetime(dt.UTC) if waits else None,
        sentence=_sentence(pending.last_failure),
    )


def _itself(execution: WorkflowExecution, seen: DescribeWorkflowExecutionResponse, events: list[HistoryEvent]) -> Stuck:
    failed = EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED
    first = next((event for event in events if event.event_type == failed), None)
    said = _sentence(first.workflow_task_failed_event_attributes.failure) if first else "It gave no reason."
    return Stuck(
        workflow_id=execution.workflow_id,
        run_id=execution.run_id,
        step="",
        activity_id="",
        tries=seen.pending_workflow_task.attempt,
        since=first.event_time.ToDatetime(dt.UTC) if first else None,
        next_at=None,
        sentence=f"The process fails in its own code, which a mended worker will take up again: {said}",
    )


async def _last_events(client: Client, execution: WorkflowExecution) -> list[HistoryEvent]:
    request = GetWorkflowExecutionHistoryReverseRequest(
        namespace=client.namespace, execution=execution, maximum_page_size=LAST_EVENTS
    )
    answer = await client.workflow_service.get_workflow_execution_history_reverse(request)
    return list(answer.history.events)


def _sentence(failure: Failure) -> str:
    """What went wrong. A history names nobody, so neither does this; workers say the kind of a fault only."""
    said = failure.message or (failure.cause.message if failure.HasField("cause") else "")
    return said.strip().split("\n")[0][:LONGEST_SENTENCE] or "It gave no reason."
