"""Which tasks an assignment wants open: one for each thing that its steps say is needed, or that was asked for."""

from workflows.assignment.state import State
from workflows.steps.assignment import Needed
from workflows.steps.work import TaskKind, TaskRef

KINDS = {
    Needed.START: TaskKind.START_ASSIGNMENT,
    Needed.HOURS: TaskKind.SET_HOURS,
    Needed.PROVIDER_AGREEMENT: TaskKind.GET_PROVIDER_AGREEMENT,
    Needed.ANOTHER_PROVIDER: TaskKind.FIND_ANOTHER_PROVIDER,
}

COMPLETES: dict[str, tuple[TaskKind, ...]] = {
    "start_assignment": (TaskKind.START_ASSIGNMENT, TaskKind.SET_HOURS),
    "set_hours": (TaskKind.SET_HOURS,),
    "decide_extra_hours": (TaskKind.DECIDE_EXTRA_HOURS,),
    "sign_provider_agreement": (TaskKind.GET_PROVIDER_AGREEMENT,),
}
"""Which tasks a message does, as against those whose cause it takes away."""


def wanted(state: State) -> list[TaskRef]:
    """The tasks that ought to be open now; after the end only the search for another provider."""
    extra = [TaskRef(TaskKind.DECIDE_EXTRA_HOURS, each) for each in state.extra_hours]
    return [*(TaskRef(KINDS[needed]) for needed in state.needed), *extra]
