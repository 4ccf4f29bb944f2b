"""A change is approved: who is added becomes a user of the organization, without a user ID as yet."""

from activities import timeline
from activities.account_requests.standing import request_of
from activities.doing import Doing
from records.account_change import AccountChange
from records.organization_user import OrganizationUser
from workflows.steps.step import Told


def approve(doing: Doing, change: AccountChange, staff_id: int | None, told: Told | None = None) -> None:
    """Note who approved it. What changes a user is carried out on its day."""
    change.status, change.approved_by_id, change.sentence = "approved", staff_id, None
    if change.action == "add":
        user = OrganizationUser(
            organization_id=request_of(doing).organization_id,
            first_name=change.first_name or "",
            last_name=change.last_name or "",
            title=change.title or "",
            department=change.department,
            phone=change.phone or "",
            email=change.email or "",
            liaison=bool(change.liaison),
        )
        doing.session.add(user)
        doing.session.flush()
        change.user_id = user.id
    timeline.happened(doing, "account_change_approved", told, change_id=change.id, action=change.action)
