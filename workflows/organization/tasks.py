"""Which tasks an organization wants open: the Regional Office reviews, names a liaison, sees to what is late."""

from workflows.organization.state import State
from workflows.steps.organization import OrganizationStatus
from workflows.steps.work import TaskKind, TaskRef

LATE = TaskKind.ORGANIZATION_OVERDUE

COMPLETES: dict[str, tuple[TaskKind, ...]] = {
    "review_organization": (TaskKind.REVIEW_ORGANIZATION, LATE),
    "name_liaison": (TaskKind.NAME_LIAISON,),
    "settle_escalation": (LATE,),
}
"""Which tasks a message does, as against those whose cause it takes away."""


def wanted(state: State) -> list[TaskRef]:
    """The tasks that ought to be open now."""
    found = [TaskRef(LATE)] if state.overdue else []
    if state.status is OrganizationStatus.APPLIED:
        return [TaskRef(TaskKind.REVIEW_ORGANIZATION), *found]
    if state.status is OrganizationStatus.FROZEN and not state.liaison_coming:
        return [TaskRef(TaskKind.NAME_LIAISON), *found]
    return found
