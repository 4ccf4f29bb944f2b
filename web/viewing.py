"""Who looked at whom is written down, by one function, once per person, page and quarter of an hour."""

import datetime as dt

from sqlalchemy import select

from records.access_log import AccessLog
from records.assignment import Assignment
from records.clock import now
from records.timesheet import Timesheet
from web import database
from web.sign_in import guard

ONE_LOOK = dt.timedelta(minutes=15)
"""Loading a page again within this time is the same look."""


def viewed(
    person_id: int | None, what: str, application_id: int | None = None, enrollment_id: int | None = None
) -> None:
    """Note that whoever is signed in saw a person's record; `what` names the page, never what was on it."""
    staff = guard.the_staff()
    session = database.session()
    same_look = select(AccessLog.id).where(
        AccessLog.staff_id == staff.staff_id,
        AccessLog.person_id.is_not_distinct_from(person_id),
        AccessLog.application_id.is_not_distinct_from(application_id),
        AccessLog.enrollment_id.is_not_distinct_from(enrollment_id),
        AccessLog.what == what,
        AccessLog.at > now() - ONE_LOOK,
    )
    if session.scalar(same_look.limit(1)) is None:
        session.add(
            AccessLog(
                at=now(),
                staff_id=staff.staff_id,
                person_id=person_id,
                application_id=application_id,
                enrollment_id=enrollment_id,
                what=what,
            )
        )


def both_viewed(pair: Assignment | Timesheet, what: str) -> None:
    """Note the look at a recipient and their provider; a provider who never was a person here has no record to see."""
    viewed(pair.case.person_id, what)
    if pair.enrollment.person_id is not None:
        viewed(pair.enrollment.person_id, what)
