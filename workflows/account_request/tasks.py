"""Which tasks a request wants open: one for the office that is to say the next word, and one where it is late."""

from workflows.account_request.state import State
from workflows.steps.account_request import RequestStatus
from workflows.steps.work import TaskKind, TaskRef

KINDS = {
    RequestStatus.IN_REVIEW: TaskKind.REVIEW_ACCOUNT_REQUEST,
    RequestStatus.AT_IT_UNIT: TaskKind.ASSIGN_USER_ID,
}

COMPLETES: dict[str, tuple[TaskKind, ...]] = {
    "review_account_request": (TaskKind.REVIEW_ACCOUNT_REQUEST, TaskKind.ACCOUNT_REQUEST_OVERDUE),
    "assign_user_id": (TaskKind.ASSIGN_USER_ID, TaskKind.ACCOUNT_REQUEST_OVERDUE),
}
"""Which tasks a message does, as against those whose cause it takes away."""


def wanted(state: State) -> list[TaskRef]:
    """The tasks that ought to be open now."""
    found = [TaskRef(KINDS[state.status])] if state.status in KINDS else []
    return [*found, *([TaskRef(TaskKind.ACCOUNT_REQUEST_OVERDUE)] if state.overdue else [])]
