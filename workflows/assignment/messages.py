"""The messages of an assignment and the step that each calls."""

from workflows.steps import assignment as steps
from workflows.steps.assignment import AssignmentAnswer
from workflows.steps.step import Step, Told

MESSAGES: dict[str, Step[Told, AssignmentAnswer]] = {
    "set_hours": steps.SET_HOURS,
    "start_assignment": steps.START_ASSIGNMENT,
    "certify_live_in": steps.CERTIFY_LIVE_IN,
    "cancel_live_in": steps.CANCEL_LIVE_IN,
    "sign_provider_agreement": steps.SIGN_PROVIDER_AGREEMENT,
    "sign_recipient_agreement": steps.SIGN_RECIPIENT_AGREEMENT,
    "change_relationship": steps.CHANGE_RELATIONSHIP,
    "ask_extra_hours": steps.ASK_EXTRA_HOURS,
    "decide_extra_hours": steps.DECIDE_EXTRA_HOURS,
    "claim_sick_leave": steps.CLAIM_SICK_LEAVE,
    "put_on_leave": steps.PUT_ON_LEAVE,
    "return_from_leave": steps.RETURN_FROM_LEAVE,
    "enrollment_changed": steps.ENROLLMENT_CHANGED,
    "hours_authorized": steps.HOURS_AUTHORIZED,
    "case_closed": steps.CASE_CLOSED,
    "end_assignment": steps.END_ASSIGNMENT,
}
