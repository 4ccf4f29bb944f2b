"""A user of an organization leaves: the day is noted ahead, and disabled, nothing opens from that moment on."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.inquiry_sessions import end_sessions_of
from records.organization_user import OrganizationUser

COUNTS = ("asked", "approved", "done")
"""Standings of a departure that is to come or has come; neither refused nor taken back."""


def note_departure(session: Session, user: OrganizationUser) -> None:
    """The day from which nothing opens: the first of all the departures that the user's organization has told.

    Said again whenever one is told, refused or taken back: the others still stand. Who tells another one at once waits.
    """
    session.flush()
    session.refresh(user, with_for_update={"key_share": True})
    told = (
        select(func.min(AccountChange.effective_on))
        .join(AccountRequest, AccountRequest.id == AccountChange.request_id)
        .where(
            AccountRequest.organization_id == user.organization_id,
            AccountChange.user_id == user.id,
            AccountChange.action == "delete",
            AccountChange.status.in_(COUNTS),
        )
    )
    user.leaves_on = session.scalar(told)


def disable(session: Session, user: OrganizationUser, reason: str, at: dt.datetime) -> bool:
    """Take a user's password and sessions away; whether there was still something to take."""
    if user.status == "disabled":
        return False
    user.status, user.disabled_at, user.disabled_reason = "disabled", at, reason
    user.password_hash = user.one_time_until = None
    end_sessions_of(session, user.id, at)
    session.flush()
    return True
