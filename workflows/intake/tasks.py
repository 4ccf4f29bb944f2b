"""What somebody has to do next, and the stage shown to people: read off from where the tracks stand.

A task is wanted as long as its cause lasts; when the cause goes away the task closes by itself.
"""

from workflows.intake.state import Assessment, Clearance, Proposal, State
from workflows.steps.beginning import Care
from workflows.steps.certification import Certification
from workflows.steps.medi_cal import MediCal
from workflows.steps.step import Readiness
from workflows.steps.visit import Visit
from workflows.steps.work import Stage, TaskKind, TaskRef

COMPLETES: dict[str, tuple[TaskKind, ...]] = {
    "clear_person": (TaskKind.CLEAR_PERSON,),
    "rule_on_clearance": (TaskKind.RULE_ON_CLEARANCE,),
    "answer_medi_cal": (TaskKind.ENTER_MEDI_CAL,),
    "issue_certification": (TaskKind.ISSUE_CERTIFICATION,),
    "receive_certification": (TaskKind.FOLLOW_CERTIFICATION,),
    "schedule_visit": (TaskKind.SCHEDULE_VISIT, TaskKind.RESCHEDULE_VISIT),
    "miss_visit": (TaskKind.HOLD_VISIT,),
    "complete_visit": (TaskKind.HOLD_VISIT,),
    "complete_assessment": (TaskKind.ASSESS_NEEDS,),
    "propose": (TaskKind.PROPOSE_DECISION, TaskKind.PROPOSE_DENIAL, TaskKind.REVISE_PROPOSAL),
    "deny_for_cause": (TaskKind.PROPOSE_DECISION, TaskKind.PROPOSE_DENIAL, TaskKind.REVISE_PROPOSAL),
    "review": (TaskKind.REVIEW_PROPOSAL,),
}
"""Which tasks a message does, as against those whose cause it takes away."""


def wanted(state: State) -> list[TaskRef]:
    """The tasks that ought to be open now."""
    if state.ending:
        return []
    tracks = (medi_cal, certification, visit, assessment) if state.clearance is Clearance.CLEARED else (clearance,)
    found = [track(state) for track in (*tracks, proposal)]
    return [*(each for each in found if each), *of_the_watch(state)]


def clearance(state: State) -> TaskRef:
    """Who is it?"""
    asked = state.clearance is Clearance.ASKED
    return TaskRef(TaskKind.RULE_ON_CLEARANCE if asked else TaskKind.CLEAR_PERSON)


def medi_cal(state: State) -> TaskRef | None:
    """A worker finds out when no partner takes the question, or has been silent for too long."""
    silent = state.medi_cal_chased and state.medi_cal in (MediCal.ASKED, MediCal.PENDING)
    return TaskRef(TaskKind.ENTER_MEDI_CAL) if silent or state.medi_cal is MediCal.BY_HAND else None


def certification(state: State) -> TaskRef | None:
    """Give the form, then follow it while its clock runs."""
    if state.certification is Certification.NOT_ISSUED:
        return TaskRef(TaskKind.ISSUE_CERTIFICATION)
    clock = state.deadlines.get("certification")
    return TaskRef(TaskKind.FOLLOW_CERTIFICATION, clock.clock_id) if clock else None


def visit(state: State) -> TaskRef | None:
    """Plan it, hold it, plan it again."""
    kinds = {
        Visit.NONE: TaskKind.SCHEDULE_VISIT,
        Visit.SCHEDULED: TaskKind.HOLD_VISIT,
        Visit.MISSED: TaskKind.RESCHEDULE_VISIT,
        Visit.MISSED_TOO_OFTEN: TaskKind.RESCHEDULE_VISIT,
    }
    kind = kinds.get(state.visit)
    return TaskRef(kind, state.visit_id) if kind else None


def assessment(state: State) -> TaskRef | None:
    """After the visit."""
    due = state.visit is Visit.DONE and state.assessment is Assessment.OPEN
    return TaskRef(TaskKind.ASSESS_NEEDS) if due else None


def proposal(state: State) -> TaskRef | None:
    """Propose what the law is ready for; review it; revise it."""
    if state.proposal is Proposal.REVIEW:
        return TaskRef(TaskKind.REVIEW_PROPOSAL, state.proposal_id)
    if state.proposal is Proposal.SENT_BACK:
        return TaskRef(TaskKind.REVISE_PROPOSAL, state.proposal_id)
    if state.readiness is Readiness.DENY or state.visit is Visit.MISSED_TOO_OFTEN:
        return TaskRef(TaskKind.PROPOSE_DENIAL)
    return TaskRef(TaskKind.PROPOSE_DECISION) if state.readiness is not Readiness.WAIT else None


def of_the_watch(state: State) -> list[TaskRef]:
    """What a supervisor is to look into."""
    found = []
    if state.care is Care.ESCALATED:
        found.append(TaskRef(TaskKind.UNTOUCHED_ESCALATION))
    if state.overdue_clock_id is not None:
        found.append(TaskRef(TaskKind.APPLICATION_OVERDUE, state.overdue_clock_id))
    return found


def stage(state: State) -> Stage:
    """Where the progress picture points."""
    if state.ending:
        return Stage.NOTICE
    if state.proposal is Proposal.REVIEW:
        return Stage.REVIEW
    if state.clearance is not Clearance.CLEARED:
        return Stage.CLEARANCE
    if state.proposal is Proposal.SENT_BACK or state.readiness is not Readiness.WAIT:
        return Stage.PROPOSAL
    assessing = state.visit is Visit.DONE and state.assessment is Assessment.OPEN
    return Stage.ASSESSMENT if assessing else Stage.GATHERING
