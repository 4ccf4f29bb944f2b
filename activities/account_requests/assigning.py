"""The Information Technology Unit gives a user ID; the one-time password was shown once on its page, and never here."""

import datetime as dt

from sqlalchemy import select

from activities import submissions, timeline
from activities.account_requests import clock_rows
from activities.account_requests.approving import ASSIGN, staff_allowed
from activities.account_requests.standing import answer, as_it_stands, change_of, settle, user_of
from activities.doing import Doing, Refused
from activities.step import step
from records import clock as county
from records.account_change import AccountChange
from records.clocks import Clock
from records.organization_user import OrganizationUser
from workflows.steps.account_request import (
    ASSIGN_USER_ID,
    MAKE_ONE_TIME_PASSWORD,
    Cause,
    ClockName,
    RequestAnswer,
    Ring,
)
from workflows.steps.step import Told

FIRST_SIGN_IN = clock_rows.QUESTIONS[ClockName.FIRST_SIGN_IN]


@step(ASSIGN_USER_ID, refuse=as_it_stands)
def assign_user_id(doing: Doing, told: Told) -> RequestAnswer:
    """Another person than the approver; the user ID is nobody else's."""
    said = submissions.payload(doing, told)
    change, name = change_of(doing, said["change_id"]), str(said["sign_in_name"]).strip().lower()
    if (change.action, change.status) != ("add", "approved"):
        raise Refused("No user ID is awaited for this row. Load the page again to see how it stands.")
    change.assigned_by_id = staff_allowed(doing, told, ASSIGN, [change])
    user = user_of(doing, change)
    if user.status == "disabled":  # the organization ended, or the person left meanwhile
        change.status = "withdrawn"
        return answer(doing, "withdrawn", settle(doing, Cause.WITHDRAWN, told))
    taken = select(OrganizationUser.id).where(OrganizationUser.sign_in_name == name)
    if doing.session.scalar(taken.limit(1)) is not None:
        raise Refused("Somebody has this user ID already. Choose another one.")
    if user.password_hash is None:
        raise Refused("No one-time password was made for this user. Load the page again, and assign the user ID there.")
    user.sign_in_name, user.status = name, "assigned"
    change.status, change.assigned_at = "assigned", doing.at
    timeline.happened(doing, "user_id_assigned", told, change_id=change.id, user_id=user.id)
    return answer(doing, "assigned", _password(doing, change, Cause.ASSIGNED, told))


@step(MAKE_ONE_TIME_PASSWORD, refuse=as_it_stands)
def make_one_time_password(doing: Doing, told: Told) -> RequestAnswer:
    """The slip was lost: the one before is dead since another was shown, and its time begins anew."""
    change = change_of(doing, submissions.payload(doing, told)["change_id"])
    if change.status not in ("assigned", "handed_out") or user_of(doing, change).status == "disabled":
        raise Refused("Nobody waits for a one-time password on this row. Load the page again to see how it stands.")
    staff_allowed(doing, told, ASSIGN, [change])
    change.status, change.reminded_on, change.handed_out_on, change.handed_out_by_id = "assigned", None, None, None
    timeline.happened(doing, "one_time_password_made", told, change_id=change.id)
    return answer(doing, "made", _password(doing, change, Cause.ASSIGNED, told))


def _password(doing: Doing, change: AccountChange, cause: Cause, told: Told) -> list[Ring]:
    """From now on it opens until the end of its last day; of who has used it meanwhile nothing runs out any more."""
    change.password_made_at = doing.at
    rings = settle(doing, cause, told)
    row, user = clock_rows.running(doing, ClockName.FIRST_SIGN_IN), user_of(doing, change)
    until = _ends(doing, row, clock_rows.opens_on(change) or doing.today)
    doing.session.refresh(user, with_for_update={"key_share": True})  # who chooses a password now is waited for
    if user.password_changed_at is None:
        user.one_time_until = until
    return rings


def _ends(doing: Doing, row: Clock | None, begins: dt.date) -> dt.datetime:
    """The end of the last day on which a password opens that opens from a day on."""
    if row is not None and row.starts_on == begins:
        due = row.due_on
    else:
        due = clock_rows.due_on(doing, ClockName.FIRST_SIGN_IN, begins)
    return county.county_instant(due + dt.timedelta(days=1), dt.time())
