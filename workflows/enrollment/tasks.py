"""Which tasks an enrollment wants open, derived from where it stands."""

from workflows.enrollment.state import Asked, State
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Background, Check, ClockName, Status
from workflows.steps.work import TaskKind, TaskRef

COMPLETES: dict[str, tuple[TaskKind, ...]] = {
    "receive_application": (TaskKind.RECEIVE_FORM, TaskKind.ENTER_SSN_CHECK),
    "take_fingerprints": (TaskKind.CHASE_BACKGROUND,),
    "correct_identity": (TaskKind.ENTER_SSN_CHECK,),
    "answer_ssn": (TaskKind.ENTER_SSN_CHECK,),
    "answer_list": (TaskKind.ENTER_LIST_CHECK,),
    "answer_background": (TaskKind.CHASE_BACKGROUND,),
    "extend_enrollment": (TaskKind.FOLLOW_ENROLLMENT,),
    "evaluate_record": (TaskKind.EVALUATE_RECORD,),
    "rule_on_waiver": (TaskKind.REVIEW_WAIVER,),
    "request_exception": (TaskKind.COMPLETE_EXCEPTION,),
    "recommend_exception": (TaskKind.RECOMMEND_EXCEPTION,),
    "decide_exception": (TaskKind.DECIDE_EXCEPTION,),
    "decide_appeal": (TaskKind.DECIDE_APPEAL, TaskKind.APPEAL_OVERDUE),
    "propose_reinstatement": (TaskKind.REVISE_REINSTATEMENT,),
    "review_reinstatement": (TaskKind.REVIEW_REINSTATEMENT,),
}
"""Which tasks a message does, as against those whose cause it takes away."""

OF_EXCEPTION = {
    Asked.WORKER: TaskKind.COMPLETE_EXCEPTION,
    Asked.SUPERVISOR: TaskKind.RECOMMEND_EXCEPTION,
    Asked.STATE: TaskKind.DECIDE_EXCEPTION,
}
OF_REINSTATEMENT = {
    Asked.WORKER: TaskKind.REVISE_REINSTATEMENT,
    Asked.SUPERVISOR: TaskKind.REVIEW_REINSTATEMENT,
}


def wanted(state: State) -> list[TaskRef]:
    """The tasks that ought to be open now."""
    if state.over:
        return []
    return [*gathering(state), *checks(state), *record(state), *standing(state)]


def gathering(state: State) -> list[TaskRef]:
    """The form is awaited; later, what is missing is followed while the time to finish runs out."""
    found = []
    if state.status is Status.PENDING and not state.standing.application:
        found.append(TaskRef(TaskKind.RECEIVE_FORM))
    finish = state.deadlines.get(ClockName.FINISH)
    if finish and state.to_follow:
        found.append(TaskRef(TaskKind.FOLLOW_ENROLLMENT, finish.clock_id))
    return found


def checks(state: State) -> list[TaskRef]:
    """What a worker finds out where no partner answers."""
    if not takes(state.status, "designate"):  # nobody is waiting for it
        return []
    has, found = state.standing, []
    if by_hand(has.ssn, "ssn" in state.silent):
        found.append(TaskRef(TaskKind.ENTER_SSN_CHECK))
    if by_hand(has.list, "list" in state.silent):
        found.append(TaskRef(TaskKind.ENTER_LIST_CHECK))
    if has.background in (Background.ASKED, Background.DELAYED) and "doj" in state.silent:
        found.append(TaskRef(TaskKind.CHASE_BACKGROUND))
    return found


def by_hand(check: Check, silent: bool) -> bool:
    """Whether a person has to find out."""
    return check in (Check.BY_HAND, Check.MISMATCH) or (check is Check.ASKED and silent)


def record(state: State) -> list[TaskRef]:
    """What follows from a criminal record."""
    found = []
    if state.standing.background is Background.RECORD and takes(state.status, "evaluate_record"):
        found.append(TaskRef(TaskKind.EVALUATE_RECORD))
    found += [TaskRef(TaskKind.REVIEW_WAIVER, waiver) for waiver in state.waivers]
    if state.exception in OF_EXCEPTION:
        found.append(TaskRef(OF_EXCEPTION[state.exception], state.exception_id))
    return found


def standing(state: State) -> list[TaskRef]:
    """Appeals, and standings that are to be given back."""
    found = []
    if state.appeal_id is not None:
        found.append(TaskRef(TaskKind.DECIDE_APPEAL, state.appeal_id))
    if state.appeal_overdue:
        found.append(TaskRef(TaskKind.APPEAL_OVERDUE))
    if state.reinstatement in OF_REINSTATEMENT:
        found.append(TaskRef(OF_REINSTATEMENT[state.reinstatement], state.reinstatement_id))
    return found
