"""What happened to an account request, in words, with who did it: of the staff, or of the organization."""

from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.account_request import AccountRequest
from records.account_request_view import maker
from records.event import Event
from records.organization_user import OrganizationUser
from records.staff import Staff
from web.request_words import STATUSES
from workflows.steps.account_request import Cause

TITLES = {
    "account_request_made": "Request made",
    "account_change_checked": "Checked by the law",
    "account_change_approved": "Approved",
    "account_request_reviewed": "Regional Office's word",
    "account_request_answered": "Mended by the liaison",
    "account_request_moved": "Moved on",
    "account_request_withdrawn": "Withdrawn by the liaison",
    "account_closed": "Account closed",
    "account_changed": "User changed",
    "user_id_assigned": "User ID assigned",
    "one_time_password_made": "Another one-time password made",
    "one_time_password_ran_out": "One-time password ran out",
    "user_id_handed_out": "Handed out",
    "hand_out_reminded": "Liaison reminded to hand it out",
    "first_sign_in": "First sign-in",
}
CAUSES = {
    Cause.CHECKED: "checked by the law",
    Cause.APPROVED: "approved",
    Cause.RETURNED: "returned",
    Cause.REFUSED: "refused",
    Cause.ANSWERED: "mended",
    Cause.NOT_ANSWERED: "not mended in time",
    Cause.ASSIGNED: "user IDs assigned",
    Cause.SIGNED_IN: "everybody signed in",
    Cause.NOT_USED: "a password was not used in time",
    Cause.DAY_CAME: "the day came",
    Cause.WITHDRAWN: "withdrawn",
}
OUTCOMES = {"accept": "may go on", "return": "to be mended", "refuse": "refused", "approve": "approved"}
MADE = "account_request_made"
SKIPPED = ("clock_started", "clock_ended")


def caused(cause: Enum) -> str:
    """What makes a move, in words."""
    return CAUSES[Cause(cause.value)]


def happened(session: Session, row: AccountRequest) -> list[dict[str, Any]]:
    """The timeline, newest first, as the macro takes it."""
    places = {each.id: each.place for each in row.changes}
    found = session.execute(
        select(Event, Staff.name, OrganizationUser.first_name, OrganizationUser.last_name)
        .outerjoin(Staff, Staff.id == Event.staff_id)
        .outerjoin(OrganizationUser, OrganizationUser.id == Event.user_id)
        .where(Event.account_request_id == row.id, Event.kind.not_in(SKIPPED))
        .order_by(Event.id.desc())
        .limit(200)
    )
    by = maker(session, row)
    return [
        _item(event, staff or " ".join(filter(None, name)) or (by if event.kind == MADE else None), places)
        for event, staff, *name in found
    ]


def _item(event: Event, by: str | None, places: dict[int, int]) -> dict[str, Any]:
    said = event.params
    words = [f"row {places[said['change_id']]}"] if said.get("change_id") in places else []
    words += [OUTCOMES[said["outcome"]]] if said.get("outcome") in OUTCOMES else []
    words += [f"now: {STATUSES[said['to']]}, {CAUSES[Cause(said['cause'])]}"] if "to" in said else []
    return {
        "at": event.at,
        "title": TITLES.get(event.kind, event.kind.replace("_", " ").capitalize()),
        "by": by or "Hearth",
        "says": "; ".join(words),
        "href": None,
        "tone": "quiet",
        "before": said.get("before"),
    }
