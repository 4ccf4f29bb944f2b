"""Whose turn is it? The sentence for a message that an organization cannot take as it stands."""

from workflows.organization.state import State
from workflows.organization.statuses import takes
from workflows.steps.organization import OrganizationStatus

S = OrganizationStatus
STANDS = {
    S.APPLIED: "The Regional Office is looking at this application",
    S.RETURNED: "This application went back to the applicant",
    S.APPROVED: "This organization takes part",
    S.FROZEN: "This organization has no active liaison",
    S.REFUSED: "This application was refused",
    S.WITHDRAWN: "This organization has withdrawn",
    S.ENDED: "This organization's participation has ended",
}
"""How an organization stands, as the first half of a sentence."""

CANNOT = {
    "review_organization": "there is no application to review now",
    "answer_organization": "there is nothing to mend now",
    "withdraw_organization": "it cannot be withdrawn now",
    "name_liaison": "no liaison can be named for it now",
    "liaisons_changed": "its liaisons are of no account now",
    "recertify_users": "its users cannot be certified now",
    "settle_escalation": "nothing is late now",
    "end_organization": "there is nothing to end",
}
"""What a message would have done, as the second half."""


def out_of_turn(state: State, update: str) -> str | None:
    """Why this message cannot be taken now, as a sentence; None when it can."""
    return None if takes(state.status, update) else f"{STANDS[state.status]}: {CANNOT[update]}."
