"""Whose turn is it? Which messages an intake takes as it stands, and the sentence for those that come out of turn."""

from collections.abc import Callable

from workflows.intake.state import Clearance, Proposal, State
from workflows.steps.certification import Certification, CertificationException
from workflows.steps.medi_cal import MediCal
from workflows.steps.visit import Visit

ENDED = "This application has been decided. Nothing more can be said to it."
NOT_CLEARED = "It is not yet known who the applicant is. Clear the person first."
IN_REVIEW = "A proposal is before the supervisor. It has to be sent back before anything is changed."
FORM_RUNNING = (Certification.ISSUED, Certification.RETURNED, Certification.OVERDUE)

Turn = Callable[[State], str | None]


def out_of_turn(state: State, update: str) -> str | None:
    """Why this message cannot be taken now, as a sentence; None when it can."""
    return ENDED if state.ending else TURNS[update](state)


def clear_person(state: State) -> str | None:
    """Once; after the supervisor was asked it is the supervisor's turn."""
    if state.clearance is Clearance.ASKED:
        return "The supervisor has been asked who this is."
    return None if state.clearance is Clearance.OPEN else "The person is already cleared."


def rule_on_clearance(state: State) -> str | None:
    """Only while a question is before the supervisor."""
    return None if state.clearance is Clearance.ASKED else "No question of clearance is before the supervisor."


def answer_medi_cal(state: State) -> str | None:
    """Until Medi-Cal is granted; a denial may still be turned by a later answer."""
    if state.clearance is not Clearance.CLEARED:
        return NOT_CLEARED
    return "Medi-Cal is already granted." if state.medi_cal is MediCal.GRANTED else None


def issue_certification(state: State) -> str | None:
    """Once."""
    if state.clearance is not Clearance.CLEARED:
        return NOT_CLEARED
    return None if state.certification is Certification.NOT_ISSUED else "The certification form was already given."


def extend_certification(state: State) -> str | None:
    """Once, while the form is out or when it came late."""
    if state.certification_extended:
        return "The time for the certification was already extended."
    if state.certification not in (*FORM_RUNNING, Certification.LATE):
        return "No certification is awaited whose time could be extended."
    return None


def receive_certification(state: State) -> str | None:
    """While the form is out, also after its clock ran out: it may have come in time and be keyed late."""
    return None if state.certification in FORM_RUNNING else "No certification is awaited."


def claim_certification_exception(state: State) -> str | None:
    """Once, while the form is not in and nothing is under review."""
    if state.exception is not CertificationException.NONE:
        return "An exception was already claimed."
    if state.certification is Certification.ACCEPTED:
        return "The certification is in. No exception is needed."
    return casework(state)


def schedule_visit(state: State) -> str | None:
    """When no visit is planned and none was done."""
    if state.visit in (Visit.SCHEDULED, Visit.DONE):
        return "A visit is already planned." if state.visit is Visit.SCHEDULED else "The visit was already made."
    return casework(state)


def planned_visit(state: State) -> str | None:
    """While a visit is planned."""
    return casework(state) if state.visit is Visit.SCHEDULED else "No visit is planned."


def complete_assessment(state: State) -> str | None:
    """After the visit; again while nothing is under review, as a new version."""
    if state.visit is not Visit.DONE:
        return "The needs can be assessed once the home visit was made."
    return casework(state)


def propose(state: State) -> str | None:
    """While nothing is under review. Whether the proposal may be made is for the law to say, not for the turn."""
    return casework(state)


def deny_for_cause(state: State) -> str | None:
    """At any stage, also before clearance: an applicant may have died, or cannot be found."""
    return IN_REVIEW if state.proposal is Proposal.REVIEW else None


def review(state: State) -> str | None:
    """While a proposal is before the supervisor."""
    return None if state.proposal is Proposal.REVIEW else "No proposal is before the supervisor."


def withdraw(state: State) -> str | None:
    """At any stage before the end."""
    return None


def casework(state: State) -> str | None:
    """What a worker may do at any time once the person is known and nothing is under review."""
    if state.clearance is not Clearance.CLEARED:
        return NOT_CLEARED
    return IN_REVIEW if state.proposal is Proposal.REVIEW else None


TURNS: dict[str, Turn] = {
    "clear_person": clear_person,
    "rule_on_clearance": rule_on_clearance,
    "answer_medi_cal": answer_medi_cal,
    "issue_certification": issue_certification,
    "extend_certification": extend_certification,
    "receive_certification": receive_certification,
    "claim_certification_exception": claim_certification_exception,
    "schedule_visit": schedule_visit,
    "move_visit": planned_visit,
    "miss_visit": planned_visit,
    "complete_visit": planned_visit,
    "complete_assessment": complete_assessment,
    "propose": propose,
    "deny_for_cause": deny_for_cause,
    "review": review,
    "withdraw": withdraw,
}
