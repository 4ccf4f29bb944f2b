"""Which tasks a pay run wants open: one for whoever is to say the next word, and one where it has failed."""

from workflows.pay_run.state import State
from workflows.steps.pay_run import PayRunStatus
from workflows.steps.work import TaskKind, TaskRef

KINDS = {
    PayRunStatus.AWAITING_OFFICER: TaskKind.APPROVE_PAY_RUN,
    PayRunStatus.AWAITING_SUPERVISOR: TaskKind.RELEASE_PAY_RUN,
    PayRunStatus.FAILED: TaskKind.MEND_PAY_RUN,
}

COMPLETES: dict[str, tuple[TaskKind, ...]] = {
    "approve_totals": (TaskKind.APPROVE_PAY_RUN,),
    "release_pay_run": (TaskKind.RELEASE_PAY_RUN,),
    "send_back_pay_run": (TaskKind.RELEASE_PAY_RUN,),
    "resume_pay_run": (TaskKind.MEND_PAY_RUN,),
    "discard_pay_run": (TaskKind.MEND_PAY_RUN,),
}
"""Which tasks a message does, as against those whose cause it takes away."""


def wanted(state: State) -> list[TaskRef]:
    """The tasks that ought to be open now."""
    return [TaskRef(KINDS[state.status])] if state.status in KINDS else []
