"""Account requests in words, for liaisons and the State's offices alike."""

import datetime as dt

from records.account_change import AccountChange
from records.clock import county_day

STATUSES = {
    "in_review": "At the Regional Office",
    "returned": "Back with the liaison",
    "at_it_unit": "Gets user IDs",
    "with_liaison": "To hand out and sign in",
    "awaiting_day": "Waits for its day",
    "done": "Done",
    "refused": "Refused",
    "withdrawn": "Withdrawn",
    "expired": "Expired",
}
TONES = {"done": "good", "refused": "bad", "returned": "warn", "expired": "warn", "withdrawn": "quiet"}

CHANGES = {
    "asked": "Asked",
    "approved": "Approved",
    "assigned": "User ID made, to be handed out",
    "handed_out": "Handed out, first sign-in awaited",
    "done": "Done",
    "refused": "Refused",
    "withdrawn": "Withdrawn",
    "expired": "Expired",
}
ACTIONS = {"add": "Add", "modify": "Change", "delete": "Leaves"}
REASONS = {
    "new_staff": "New on the staff",
    "separation": "Leaves the organization",
    "transfer": "Goes to other work",
    "name_change": "Has a new name",
    "duties_changed": "Duties changed",
    "new_liaison": "Becomes liaison",
    "other": "Another reason",
}
CLOSED = {
    **REASONS,
    "withdrawn": "The request was taken back",
    "never_signed_in": "Never signed in",
    "recertification": "Not certified",
    "revoked": "Taken away by the Regional Office",
    "organization_ended": "The organization takes part no more",
}
"""Why an account is closed, whoever closed it."""
REASONS_FOR = {
    "add": ("new_staff", "transfer", "new_liaison", "other"),
    "modify": ("name_change", "duties_changed", "new_liaison", "other"),
    "delete": ("separation", "transfer", "duties_changed", "other"),
}
"""What may be given as the reason for each kind of row."""


def status(code: str) -> str:
    """A standing of a request."""
    return STATUSES[code]


def tone(code: str) -> str:
    """How it is marked."""
    return TONES.get(code, "info")


def change_status(change: AccountChange) -> str:
    """How a row stands; what waits for its day says so."""
    if change.status == "approved" and change.action == "add":
        return "Approved, gets a user ID"
    if change.status == "approved":
        return "Waits for its day"
    return CHANGES[change.status]


def change_tone(change: AccountChange) -> str:
    """How it is marked."""
    return {"done": "good", "refused": "bad", "expired": "warn", "withdrawn": "quiet"}.get(change.status, "info")


def last_day(until: dt.datetime) -> dt.date:
    """The last day on which something opens that ends at midnight."""
    return county_day(until - dt.timedelta(seconds=1))


def closed_because(code: str | None) -> str:
    """Why an account is closed."""
    return CLOSED.get(code or "", "–")


FILTERS = {
    "closed_because": closed_because,
    "last_day": last_day,
    "request_status": status,
    "request_tone": tone,
    "change_status": change_status,
    "change_tone": change_tone,
    "change_action": ACTIONS.__getitem__,
    "change_reason": REASONS.__getitem__,
}
"""For templates; made known by web/inquiry/frame.py."""
