"""A user signs in for the first time, or lets the one-time password run out."""

from sqlalchemy import select

from activities import clocks, submissions, timeline
from activities.account_requests import clock_rows
from activities.account_requests.standing import answer, as_it_stands, overtaken, request_of, settle, user_of
from activities.account_requests.telling_organization import tell_organization
from activities.doing import Doing, Refused
from activities.step import step
from records.account_change import AccountChange
from records.clocks import Clock
from records.organization_user import OrganizationUser
from records.user_leaving import disable
from workflows.steps.account_request import FIRST_SIGN_IN, PASSWORD_NOT_USED, Cause, RequestAnswer
from workflows.steps.step import AboutClock, Told

IN_HAND = ("assigned", "handed_out")


@step(FIRST_SIGN_IN, refuse=as_it_stands)
def first_sign_in(doing: Doing, told: Told) -> RequestAnswer:
    """Password, oath and banner are done. Who signs in has got the slip, whether the liaison has said so or not."""
    user_id = submissions.payload(doing, told)["user_id"]
    change = doing.session.scalar(
        select(AccountChange).where(
            AccountChange.request_id == request_of(doing).id,
            AccountChange.user_id == user_id,
            AccountChange.status.in_(IN_HAND),
        )
    )
    if change is None:
        raise Refused("No first sign-in of this user is awaited.")
    user = user_of(doing, change)
    if user.status != "active" or user.oath_at is None:
        raise Refused("The oath has not been taken. Sign in and take it first.")
    _arrived(doing, change, user, told)
    return answer(doing, "signed_in", settle(doing, Cause.SIGNED_IN, told))


@step(PASSWORD_NOT_USED)
def password_not_used(doing: Doing, about: AboutClock) -> RequestAnswer:
    """Its last day is over: it is dead, its user is disabled. The person may be asked for anew.

    Who took the oath on that day has come in time, though the word of it is still on its way here.
    """
    if overtaken(doing, about):
        return answer(doing, "stopped")
    row = doing.session.get_one(Clock, about.clock_id)
    clocks.end(doing, row, "missed")
    for change in request_of(doing).changes:
        opens_on = clock_rows.opens_on(change)
        if change.status in IN_HAND and opens_on is not None and opens_on <= row.starts_on:
            user = user_of(doing, change)
            doing.session.refresh(user, with_for_update={"key_share": True})  # who is at the oath now is waited for
            if user.status == "active":
                _arrived(doing, change, user)
                continue
            change.status = "expired"
            disable(doing.session, user, "never_signed_in", doing.at)
            if change.liaison:
                tell_organization(doing, change)
            timeline.happened(doing, "one_time_password_ran_out", change_id=change.id)
    return answer(doing, "expired", settle(doing, Cause.NOT_USED))


def _arrived(doing: Doing, change: AccountChange, user: OrganizationUser, told: Told | None = None) -> None:
    """The account is in the right hands; a liaison who came is told to the organization."""
    change.status, change.done_at = "done", doing.at
    change.handed_out_on = change.handed_out_on or doing.today
    timeline.happened(doing, "first_sign_in", told, change_id=change.id, user_id=user.id)
    if user.liaison:
        tell_organization(doing, change)
