"""The messages of an organization and the step that each calls; the steps of its clocks."""

from workflows.steps import organization as steps
from workflows.steps.organization import ClockName, OrganizationAnswer
from workflows.steps.step import AboutClock, Step, Told

MESSAGES: dict[str, Step[Told, OrganizationAnswer]] = {
    "review_organization": steps.REVIEW_ORGANIZATION,
    "answer_organization": steps.ANSWER_ORGANIZATION,
    "withdraw_organization": steps.WITHDRAW_ORGANIZATION,
    "name_liaison": steps.NAME_LIAISON,
    "liaisons_changed": steps.LIAISONS_CHANGED,
    "recertify_users": steps.RECERTIFY_USERS,
    "settle_escalation": steps.SETTLE_ESCALATION,
    "end_organization": steps.END_ORGANIZATION,
}

RUN_OUT: dict[str, Step[AboutClock, OrganizationAnswer]] = {
    ClockName.REVIEW: steps.ORGANIZATION_OVERDUE,
    ClockName.ANSWER: steps.ORGANIZATION_NOT_ANSWERED,
    ClockName.LIAISON: steps.ORGANIZATION_OVERDUE,
    ClockName.CHASE: steps.CHASE_LIAISON,
    ClockName.RECERTIFICATION: steps.BEGIN_RECERTIFICATION,
    ClockName.ROUND: steps.RECERTIFICATION_LAPSED,
}
"""The step for each limit of time that has run out."""
