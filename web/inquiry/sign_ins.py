"""Sign-ins in the log that liaisons and auditors read: of known users, right and wrong."""

from records.clock import now
from records.inquiry_log import InquiryLog
from records.organization_user import OrganizationUser
from web import database


def noted(user: OrganizationUser, came_in: bool) -> None:
    """Write a sign-in down, or a try at one."""
    deed = "sign_in" if came_in else "sign_in_failed"
    database.session().add(
        InquiryLog(at=now(), organization_id=user.organization_id, user_id=user.id, deed=deed, what="sign_in")
    )
