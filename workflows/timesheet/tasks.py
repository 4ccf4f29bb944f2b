"""Which tasks a timesheet wants open: one while it is held, for the reviewer whom it is before."""

from workflows.steps.timesheet import Reviewer, TimesheetStatus
from workflows.steps.work import TaskKind, TaskRef
from workflows.timesheet.state import State

KINDS = {
    Reviewer.CASEWORKER: TaskKind.RESOLVE_TIMESHEET,
    Reviewer.SUPERVISOR: TaskKind.RULE_ON_TIMESHEET,
}

COMPLETES: dict[str, tuple[TaskKind, ...]] = {
    "resolve_timesheet": (TaskKind.RESOLVE_TIMESHEET,),
    "rule_on_timesheet": (TaskKind.RULE_ON_TIMESHEET,),
}
"""Which tasks a message does, as against those whose cause it takes away."""


def wanted(state: State) -> list[TaskRef]:
    """The tasks that ought to be open now."""
    if state.status is not TimesheetStatus.HELD or state.reviewer is None:
        return []
    return [TaskRef(KINDS[state.reviewer])]
