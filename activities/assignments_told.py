"""What is said to the processes of assignments by steps of others, in the transaction of what it is about."""

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
    mine = (Assignment.case_id == authorization.case_id, Assignment.status != "ended", Assignment.id != (but or 0))
    for assignment in doing.session.scalars(select(Assignment).where(*mine).order_by(Assignment.id)):
        told = {"authorization_id": authorization.id, "starts_on": authorization.starts_on.isoformat()}
        tell(doing, assignment, "hours_authorized", f"authorization-{authorization.id}", told)
