"""The oath of confidentiality is taken: the account is open from then on, and the request that made it hears so."""

from typing import Any

from sqlalchemy import select

from records.account_change import AccountChange
from records.clock import now
from records.organization_user import OrganizationUser
from records.subject import Subject
from web import database, saying
from web.inquiry import guard
from web.inquiry.wording import OATH_VERSION

WAITED_FOR = ("assigned", "handed_out")


def swear(user: OrganizationUser, initials: dict[str, Any]) -> bool:
    """Keep the initials with the version of the words, open the account, and tell the request that waits for it.

    False where the account was closed, or its password replaced, since the page was made: nothing is sworn then.
    """
    if not guard.still_inside():
        return False
    if user.status != "assigned":  # closed meanwhile; or sworn already, in another tab
        return user.status == "active"
    user.oath, user.oath_at = {"version": OATH_VERSION, **initials}, now()
    user.status = "active"
    waits = database.session().scalar(
        select(AccountChange.request_id)
        .where(AccountChange.user_id == user.id, AccountChange.status.in_(WAITED_FOR))
        .order_by(AccountChange.id.desc())
    )
    if waits is not None:
        saying.tell("first_sign_in", Subject("account_request", waits), {"user_id": user.id})
    return True
