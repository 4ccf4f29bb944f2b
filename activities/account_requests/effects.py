"""A departure or a change is carried out: on its day, or at once where the day has come."""

from activities import clocks, timeline
from activities.account_requests.standing import request_of, user_of
from activities.account_requests.telling_organization import tell_organization
from activities.doing import Doing
from records import clock as county
from records.account_change import AccountChange
from records.user_leaving import disable, note_departure

COPIED = ("first_name", "last_name", "title", "department", "phone", "email", "liaison")


def carry_out_due(doing: Doing) -> int:
    """Carry out what is approved and whose day has come; how many."""
    waiting = [each for each in request_of(doing).changes if each.status == "approved" and each.action != "add"]
    due = [each for each in waiting if each.effective_on <= doing.today]
    for change in due:
        carry_out(doing, change)
    return len(due)


def _in_time(doing: Doing, change: AccountChange) -> None:
    """The law gives a day from when it is known; it is kept that it took less."""
    known_on = max(county.county_day(request_of(doing).made_at), change.effective_on)
    clocks.end(doing, clocks.start(doing, "deadline.ccs_separation", min(known_on, doing.today)), "met")


def carry_out(doing: Doing, change: AccountChange) -> None:
    """Disable who leaves, change who changes; a liaison that comes or goes is told to the organization."""
    user, was_liaison = user_of(doing, change), user_of(doing, change).liaison
    if change.action == "delete":
        disable(doing.session, user, change.reason, doing.at)
        _in_time(doing, change)
    elif user.status != "disabled":
        for name in COPIED:
            if getattr(change, name) is not None:
                setattr(user, name, getattr(change, name))
    change.status, change.done_at = "done", doing.at
    doing.session.flush()
    if change.action == "delete":
        note_departure(doing.session, user)
    kind = "account_closed" if change.action == "delete" else "account_changed"
    timeline.happened(doing, kind, change_id=change.id, user_id=user.id, effective_on=change.effective_on)
    if was_liaison or user.liaison:
        tell_organization(doing, change)
