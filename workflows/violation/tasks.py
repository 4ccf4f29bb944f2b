"""Which tasks a violation wants open: one for whoever is to say the next word, and one where the county is late."""

from workflows.steps.violation import ViolationStatus
from workflows.steps.work import TaskKind, TaskRef
from workflows.violation.state import State

KINDS = {
    ViolationStatus.COUNTY_REVIEW: TaskKind.REVIEW_VIOLATION,
    ViolationStatus.SUPERVISOR_REVIEW: TaskKind.CONFIRM_VIOLATION,
    ViolationStatus.DISPUTED: TaskKind.DECIDE_DISPUTE,
    ViolationStatus.STATE_REVIEW: TaskKind.DECIDE_STATE_REVIEW,
}

COMPLETES: dict[str, tuple[TaskKind, ...]] = {
    "review_violation": (TaskKind.REVIEW_VIOLATION, TaskKind.VIOLATION_OVERDUE),
    "confirm_violation": (TaskKind.CONFIRM_VIOLATION, TaskKind.VIOLATION_OVERDUE),
    "decide_dispute": (TaskKind.DECIDE_DISPUTE, TaskKind.VIOLATION_OVERDUE),
    "decide_state_review": (TaskKind.DECIDE_STATE_REVIEW,),
}
"""Which tasks a message does, as against those whose cause it takes away."""


def wanted(state: State) -> list[TaskRef]:
    """The tasks that ought to be open now."""
    found = [TaskRef(KINDS[state.status])] if state.status in KINDS else []
    return [*found, *([TaskRef(TaskKind.VIOLATION_OVERDUE)] if state.overdue else [])]
