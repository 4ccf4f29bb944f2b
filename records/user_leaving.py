"""A user of an organization is disabled: from this moment on nothing opens any more."""

import datetime as dt

from sqlalchemy.orm import Session

from records.inquiry_sessions import end_sessions_of
from records.organization_user import OrganizationUser


def disable(session: Session, user: OrganizationUser, reason: str, at: dt.datetime) -> bool:
    """Take a user's password and sessions away; whether there was still something to take."""
    if user.status == "disabled":
        return False
    user.status, user.disabled_at, user.disabled_reason = "disabled", at, reason
    user.password_hash = user.one_time_until = None
    end_sessions_of(session, user.id, at)
    session.flush()
    return True
