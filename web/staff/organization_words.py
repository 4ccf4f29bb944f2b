"""The timeline of organizations in words."""

from web.organization_words import CAUSES, STATUSES
from workflows.steps.organization import Cause

TITLES = {
    "organization_applied": "Application for participation came in",
    "organization_reviewed": "Regional Office on the application",
    "organization_answered": "Application mended",
    "organization_moved": "Standing changed",
    "liaison_asked_for": "Account asked for a liaison",
    "liaisons_changed": "A liaison came or went",
    "liaison_chased": "Reminder: there is no liaison",
    "escalation_settled": "What was late is seen to",
    "recertification_begun": "Round of certification begun",
    "recertification_reminded": "Reminder: users are to be certified",
    "recertified": "All users certified",
    "recertified_in_part": "Some users certified",
    "recertification_lapsed": "Users not certified in time",
    "user_not_recertified": "User closed: not said to stay",
    "users_closed": "All accounts closed",
    "provider_added": "Provider added to the domain",
    "provider_left": "Provider left the domain",
    "permission_noted": "Written permission noted",
    "permission_withdrawn": "Written permission withdrawn",
    "plan_code_ended": "Plan code ended",
    "user_revoked": "Access of a user taken away by the Regional Office",
    "password_reset": "One-time password made for a user who lost theirs",
}
TONES = {
    "recertified": "good",
    "liaison_chased": "warn",
    "recertification_reminded": "warn",
    "recertification_lapsed": "bad",
    "user_not_recertified": "warn",
    "permission_withdrawn": "warn",
    "user_revoked": "warn",
}
CLOCKS = {
    "deadline.ccs_application_review": "Review of the application",
    "deadline.ccs_returned_answer": "Answer of the sender",
    "deadline.ccs_liaison_named": "A liaison is to be named",
    "deadline.ccs_liaison_chase": "Next reminder",
    "deadline.ccs_recertification": "Next certification of users",
    "deadline.ccs_recertification_answer": "Certification of users",
}
MOVED = {
    "to": ("now: {}", STATUSES.__getitem__),
    "before": ("before: {}", STATUSES.__getitem__),
    "cause": ("{}", lambda value: CAUSES[Cause(value)]),
}
"""How a move of an organization is told: its standings and causes have words of their own."""
