"""How a message from the outbox reaches a workflow: begun once, told once, however often it is tried."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from temporalio.client import Client, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.converter import value_to_type
from temporalio.exceptions import ActivityError, ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from workflows.converter import DayReader
from workflows.messages import (
    NOT_THIS_STEPS_TURN,
    TASK_QUEUE,
    BeginAccountRequest,
    BeginAssignment,
    BeginCcsFile,
    BeginEnrollment,
    BeginIntake,
    BeginOrganization,
    BeginPayRun,
    BeginTimesheet,
    BeginTimesheetFile,
    BeginViolation,
    Result,
    Said,
)
from workflows.steps.advance import BeginAdvance
from workflows.steps.letters import BeginLetter

BEGINNINGS: dict[str, type[Any]] = {
    "AccountRequest": BeginAccountRequest,
    "AdvancePay": BeginAdvance,
    "ApplicationIntake": BeginIntake,
    "CcsFileIntake": BeginCcsFile,
    "OneLetter": BeginLetter,
    "OrganizationParticipation": BeginOrganization,
    "PayRun": BeginPayRun,
    "ProviderEnrollment": BeginEnrollment,
    "ProviderAssignment": BeginAssignment,
    "ProviderViolation": BeginViolation,
    "TimesheetApproval": BeginTimesheet,
    "TimesheetFileIntake": BeginTimesheetFile,
}


@dataclass(frozen=True)
class Delivered:
    """The message arrived; `result` is the workflow's answer, none for a beginning."""

    result: Result | None = None


@dataclass(frozen=True)
class Refused:
    """The workflow will never take this message. `late` when it is not, or no longer, this step's turn."""

    sentence: str
    late: bool


@dataclass(frozen=True)
class Unreachable:
    """Temporal did not take the message, or (`slow`) nobody has answered it yet. Try again later."""

    sentence: str
    slow: bool = False


Outcome = Delivered | Refused | Unreachable


async def begin(client: Client, workflow: str, workflow_id: str, payload: dict[str, Any]) -> Outcome:
    """Start a workflow by name. One that was already started counts as delivered."""
    message: Any = value_to_type(BEGINNINGS[workflow], payload, [DayReader()])
    try:
        await client.start_workflow(
            workflow,
            message,
            id=workflow_id,
            task_queue=TASK_QUEUE,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
        )
    except WorkflowAlreadyStartedError:
        return Delivered()
    except RPCError as error:
        return Unreachable(str(error))
    return Delivered()


async def tell(client: Client, workflow_id: str, update: str, update_id: str, payload: dict[str, Any]) -> Outcome:
    """Send an Update and wait for its answer. The same update id is applied once, also when the workflow has ended."""
    said = Said(payload["submission_id"], payload["by"], dt.datetime.fromisoformat(payload["at"]))
    try:
        answer = await client.get_workflow_handle(workflow_id).execute_update(
            update, said, id=update_id, result_type=Result
        )
    except WorkflowUpdateFailedError as error:
        return refused(error)
    except WorkflowUpdateRPCTimeoutOrCancelledError as error:
        return Unreachable(str(error))
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND and not _no_namespace(error):
            kind = workflow_id.partition("-")[0]
            return Refused(f"This {kind} has ended. Nothing more can be said to it.", late=True)
        return Unreachable(str(error))
    return Delivered(answer)


def _no_namespace(error: RPCError) -> bool:
    """Whether the namespace itself is not there: a fault of the set-up, and no answer to anything that was said."""
    return "namespace" in error.message.lower()


def refused(error: WorkflowUpdateFailedError) -> Refused:
    """The sentence at the bottom of a failed Update: the workflow's own, or that of the step it called."""
    cause: BaseException | None = error.cause
    while isinstance(cause, ActivityError) and cause.cause:
        cause = cause.cause
    late = isinstance(cause, ApplicationError) and cause.type == NOT_THIS_STEPS_TURN
    return Refused(str(getattr(cause, "message", cause)), late)
