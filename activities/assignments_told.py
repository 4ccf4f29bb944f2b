"""What is said to the processes of assignments by steps of others, in the transaction of what it is about."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select

from activities.doing import Doing
from records.assignment import Assignment
from records.care_case import Authorization
from records.outbox import post_tell
from records.submission import say
from workflows.messages import process_id


def tell(doing: Doing, assignment: Assignment, update: str, key: str, payload: Mapping[str, object]) -> None:
    """Say something to one assignment; `key` and the assignment together make it said once."""
    said = say(
        doing.session,
        kind=update,
        form_key=f"{key}-{assignment.id}",
        subject=assignment.subject,
        staff_id=None,
        said_at=doing.at,
        payload=dict(payload),
    )
    post_tell(doing.session, process_id("assignment", assignment.id), said)


def hours_authorized(doing: Doing, authorization: Authorization, but: int | None = None) -> None:
    """The recipient has other hours: every provider's share of them is looked at again, but that of assignment `but`.

    Nobody works more than is authorized (W&I 12300.4): where the shares do not fit any more, a worker splits anew.
    """
    told = {"authorization_id": authorization.id, "starts_on": authorization.starts_on.isoformat()}
    for assignment in _open(doing, authorization.case_id):
        if assignment.id != but:
            tell(doing, assignment, "hours_authorized", f"authorization-{authorization.id}", told)


def case_closed(doing: Doing, authorization: Authorization, last_day: dt.date) -> None:
    """The recipient's services end with this authorization: nobody is paid for work there after the last day."""
    for assignment in _open(doing, authorization.case_id):
        told = {"authorization_id": authorization.id, "ended_on": last_day.isoformat()}
        tell(doing, assignment, "case_closed", f"closed-{authorization.id}", told)


def _open(doing: Doing, case_id: int) -> list[Assignment]:
    mine = (Assignment.case_id == case_id, Assignment.status != "ended")
    return list(doing.session.scalars(select(Assignment).where(*mine).order_by(Assignment.id)))
