"""A user lost the password: what opened is dead, a one-time password opens instead, and it is written down by whom."""

import datetime as dt

from sqlalchemy.orm import Session

from records import help_tickets
from records.event import Event
from records.inquiry_sessions import end_sessions_of
from records.organization_user import OrganizationUser

BY_LIAISON = "A new one-time password was made. Your liaison hands it to you."
BY_UNIT = "A new one-time password was made. The Information Technology Unit calls you at the number on record with it."


def put_one_time(
    session: Session, user: OrganizationUser, password_hash: str, until: dt.datetime, at: dt.datetime, **by: int
) -> None:
    """From now on only this opens, until then. `by`: `user_id` of the liaison, or `staff_id` where a liaison lost it.

    What the help desk had sent to the liaison, or to the Unit for a liaison, is settled with it.
    """
    user.password_hash, user.one_time_until, user.locked_until = password_hash, until, None
    end_sessions_of(session, user.id, at)
    made = Event(organization_id=user.organization_id, at=at, kind="password_reset", params={"user_id": user.id}, **by)
    session.add(made)
    for ticket, asker in help_tickets.passed_on(session, user.organization_id):
        if asker.id == user.id and ticket.topic == "password":
            help_tickets.say(session, ticket, BY_UNIT if "staff_id" in by else BY_LIAISON, at, **by)
            ticket.closed_at = at
    session.flush()
