"""What workflow code asks for when it runs: the commands it emits, and those a history says it emitted.

Temporal's own replay notices reordered commands, but neither a changed order to a step nor a changed timer.
"""

import json
from collections.abc import Sequence
from typing import Any

from temporalio.api.common.v1 import Payload
from temporalio.bridge.proto.workflow_commands import WorkflowCommand
from temporalio.bridge.proto.workflow_completion import WorkflowActivationCompletion
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner, WorkflowInstance, WorkflowRunner
from temporalio.worker._workflow_instance import WorkflowInstanceDetails
from temporalio.workflow import _Definition

from workflows.account_request.request import AccountRequest
from workflows.assignment.assignment import ProviderAssignment
from workflows.ccs_file.intake import CcsFileIntake
from workflows.converter import data_converter
from workflows.enrollment.enrollment import ProviderEnrollment
from workflows.intake.application import ApplicationIntake
from workflows.organization.participation import OrganizationParticipation
from workflows.pay_run.run import PayRun
from workflows.sandbox import runner
from workflows.timesheet.timesheet import TimesheetApproval
from workflows.timesheet_file.intake import TimesheetFileIntake
from workflows.violation.violation import ProviderViolation

Command = dict[str, Any]
WORKFLOWS = (
    ApplicationIntake,
    ProviderEnrollment,
    ProviderAssignment,
    ProviderViolation,
    TimesheetApproval,
    TimesheetFileIntake,
    CcsFileIntake,
    PayRun,
    OrganizationParticipation,
    AccountRequest,
)


class ListeningRunner(WorkflowRunner):
    """Runs workflows as workers do, and writes down every command they emit."""

    def __init__(self, inner: WorkflowRunner | None = None) -> None:
        self.inner = inner or runner()
        self.heard: list[Command] = []

    def prepare_workflow(self, defn: _Definition) -> None:
        """As the runner inside."""
        self.inner.prepare_workflow(defn)

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        """An instance whose completions are listened to."""
        instance = self.inner.create_instance(det)
        activate = instance.activate
        timers: dict[int, Command] = {}

        def listening(act: Any) -> WorkflowActivationCompletion:
            completion = activate(act)
            for command in completion.successful.commands:
                said = in_words(command, timers)
                if said:
                    self.heard.append(said)
            return completion

        instance.activate = listening  # type: ignore[method-assign]
        return instance


def in_words(command: WorkflowCommand, timers: dict[int, Command]) -> Command | None:
    """One command as plain JSON; None for what says nothing about the process (a query's answer)."""
    kind = command.WhichOneof("variant")
    if kind == "schedule_activity":
        step = command.schedule_activity
        patience = step.start_to_close_timeout.ToTimedelta().total_seconds()
        return {"step": step.activity_type, "order": values(step.arguments), "patience_seconds": patience}
    if kind == "start_timer":
        started = timers[command.start_timer.seq] = {
            "timer": value(command.user_metadata.summary),
            "seconds": command.start_timer.start_to_fire_timeout.ToTimedelta().total_seconds(),
        }
        return started
    if kind == "cancel_timer":
        return {"stop_timer": timers[command.cancel_timer.seq]["timer"]}
    if kind == "update_response":
        return answer_in_words(command)
    if kind == "complete_workflow_execution":
        return {"end": value(command.complete_workflow_execution.result)}
    if kind == "continue_as_new_workflow_execution":
        return {"go_on_as_new_run": values(command.continue_as_new_workflow_execution.arguments)}
    return None if kind == "respond_to_query" else {"other": kind}


def answer_in_words(command: WorkflowCommand) -> Command:
    """An Update's acceptance, its answer, or its refusal."""
    response = command.update_response
    kind = response.WhichOneof("response")
    if kind == "completed":
        return {"answer": value(response.completed)}
    return {"refused": response.rejected.message} if kind == "rejected" else {"update": "accepted"}


def values(payloads: Sequence[Payload]) -> Any:
    """The JSON values of payloads; a single one stands for itself."""
    found = [value(payload) for payload in payloads]
    return found[0] if len(found) == 1 else found


def value(payload: Payload) -> Any:
    """The JSON value of a payload."""
    return json.loads(payload.data) if payload.data else None


async def emitted(history: WorkflowHistory) -> list[Command]:
    """Replay a history with the code as it is now and return the commands; raises when the replay itself fails."""
    listening = ListeningRunner()
    replayer = Replayer(
        workflows=list(WORKFLOWS),
        workflow_runner=listening,
        unsandboxed_workflow_runner=UnsandboxedWorkflowRunner(),
        data_converter=data_converter,
    )
    await replayer.replay_workflow(history)
    return listening.heard


def recorded(history: WorkflowHistory) -> list[Command]:
    """The steps and timers that a history says were asked for, in order."""
    found: list[Command] = []
    for event in history.events:
        if event.HasField("activity_task_scheduled_event_attributes"):
            step = event.activity_task_scheduled_event_attributes
            found.append({"step": step.activity_type.name, "order": values(step.input.payloads)})
        elif event.HasField("timer_started_event_attributes"):
            timer = event.timer_started_event_attributes
            found.append({"seconds": timer.start_to_fire_timeout.ToTimedelta().total_seconds()})
    return found


async def assert_replays_exactly(history: WorkflowHistory) -> list[Command]:
    """The code as it is now does what this history says was done: same steps, same orders, same timers.

    Answers the commands that the code emits.
    """
    now = await emitted(history)
    steps_then = [command for command in recorded(history) if "step" in command]
    steps_now = [{"step": each["step"], "order": each["order"]} for each in now if "step" in each]
    assert steps_now == steps_then, (
        "A step or its order changed: running workflows would go astray. Use a new version.\n"
        f"then: {json.dumps(steps_then)}\nnow:  {json.dumps(steps_now)}"
    )
    timers_now = iter([each["seconds"] for each in now if "timer" in each])
    for timer in (command["seconds"] for command in recorded(history) if "seconds" in command):
        # A timer that is started and stopped within one activation never reaches the history, hence a subsequence.
        assert timer in timers_now, f"A timer of {timer} seconds is in the history and no longer in the code."
    return now
