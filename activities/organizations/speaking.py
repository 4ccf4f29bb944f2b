"""Who of an organization says a word: an active liaison of its own, as the submission that was told has it."""

from activities.doing import Doing, Refused
from records.organization_user import OrganizationUser
from records.submission import Submission
from workflows.steps.step import Told


def liaison_of(doing: Doing, told: Told, organization_id: int) -> OrganizationUser:
    """The liaison who says it. Refuses everybody else, who may have been one when it was said."""
    said = doing.session.get_one(Submission, told.submission_id)
    user = doing.session.get(OrganizationUser, said.user_id) if said.user_id else None
    if user is None or user.organization_id != organization_id:
        raise Refused("Only a liaison of this organization may say this.")
    if not user.liaison or user.status != "active":
        raise Refused("Only an active liaison may say this. Your own account is not one now.")
    return user
