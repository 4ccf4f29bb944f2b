"""What it means to be enrolled: since when, paid from when, and as a provider among the people known."""

import datetime as dt

from sqlalchemy.dialects.postgresql import insert

from activities.deciding import decide
from activities.doing import Doing
from records.enrollment import Enrollment
from records.person import PersonRole
from workflows.enrollment.statuses import MAY_WORK
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause

WRONGLY_LOST = (Cause.APPEAL_WON, Cause.RECORD_CLEARED, Cause.OFF_LIST, Cause.REINSTATED, Cause.SUSPENSION_OVER)
"""Causes by which a standing comes back as if it had not been lost: pay goes back to where it began."""


def enrolled(doing: Doing, enrollment: Enrollment, before: Status, cause: Cause, since: dt.date) -> None:
    """The day of enrollment, the first day that may be paid, and the person's role."""
    if before not in MAY_WORK:
        enrollment.enrolled_on = since
    if enrollment.paid_from is None:
        enrollment.paid_from = _paid_from(doing, enrollment, since)
    elif before not in MAY_WORK and cause not in WRONGLY_LOST:
        enrollment.paid_from = since  # what was lost by right and given back anew pays nothing in between
    if enrollment.person_id is not None:
        role = {"person_id": enrollment.person_id, "role": "provider", "since": since}
        doing.session.execute(insert(PersonRole).values(**role).on_conflict_do_nothing())


def _paid_from(doing: Doing, enrollment: Enrollment, since: dt.date) -> dt.date | None:
    """The first day that could be paid: service before clearance counts back to the application (ACIN I-30-19).

    It is asked as for service from that day on; each assignment asks again for the service there was.
    """
    applied = (enrollment.application_received_on or since).isoformat()
    facts = {
        "enrolled": True,
        "application_on": applied,
        "cleared_on": since.isoformat(),
        "served_from": applied,
        "authorized_from": None,
    }
    first = decide(doing, "enrollment.paid_from", doing.today, facts)["paid_from"]
    return dt.date.fromisoformat(first) if first else None
