"""The liaison hands out the slip with user ID and one-time password, and says so; or is reminded."""

from activities import clocks, submissions, timeline
from activities.account_requests import clock_rows
from activities.account_requests.approving import liaison_of
from activities.account_requests.standing import answer, as_it_stands, change_of, overtaken, request_of, settle
from activities.doing import Doing, Refused
from activities.step import step
from records import clock as county
from records.clocks import Clock
from workflows.steps.account_request import CONFIRM_HANDED_OUT, HAND_OUT_REMINDER, Cause, RequestAnswer, RequestStatus
from workflows.steps.step import AboutClock, Told


@step(CONFIRM_HANDED_OUT, refuse=as_it_stands)
def confirm_handed_out(doing: Doing, told: Told) -> RequestAnswer:
    """On a day between the making of the password and today."""
    said = submissions.payload(doing, told)
    change, on = change_of(doing, said["change_id"]), submissions.day(said["on"])
    liaison = liaison_of(doing, told)
    if change.status != "assigned" or change.password_made_at is None:
        raise Refused("Nothing is to be handed out for this row. Load the page again to see how it stands.")
    if not county.county_day(change.password_made_at) <= on <= doing.today:
        raise Refused("Give the day on which it was handed out: after the password was made, and not after today.")
    change.status, change.handed_out_on, change.handed_out_by_id = "handed_out", on, liaison.id
    timeline.happened(doing, "user_id_handed_out", told, change_id=change.id, on=on)
    return answer(doing, "handed_out", settle(doing, Cause.ASSIGNED, told))


@step(HAND_OUT_REMINDER)
def remind_hand_out(doing: Doing, about: AboutClock) -> RequestAnswer:
    """Whoever lies in the liaison's drawer too long is shown on the liaison's first page as a reminder."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    row = doing.session.get_one(Clock, about.clock_id)
    clocks.end(doing, row, "missed")
    request = request_of(doing)
    for change in request.changes:
        made_at = change.password_made_at
        if change.status == "assigned" and made_at is not None and county.county_day(made_at) <= row.starts_on:
            change.reminded_on = doing.today
            timeline.happened(doing, "hand_out_reminded", change_id=change.id)
    return answer(doing, "reminded", clock_rows.of_accounts(doing, request.changes, RequestStatus(request.status)))
