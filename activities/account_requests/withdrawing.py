"""The liaison takes back what has not been carried out: no account is made, nobody leaves by it any more."""

from activities import timeline
from activities.account_requests.approving import liaison_of
from activities.account_requests.standing import answer, as_it_stands, request_of, settle, user_of
from activities.account_requests.telling_organization import tell_organization
from activities.doing import Doing, Refused
from activities.step import step
from records.user_leaving import disable, note_departure
from workflows.steps.account_request import WITHDRAW_ACCOUNT_REQUEST, Cause, RequestAnswer
from workflows.steps.step import Told


@step(WITHDRAW_ACCOUNT_REQUEST, refuse=as_it_stands)
def withdraw_account_request(doing: Doing, told: Told) -> RequestAnswer:
    """Rows that have a user ID already go on: whoever holds it leaves by a departure."""
    liaison_of(doing, told)
    waiting = [each for each in request_of(doing).changes if each.status in ("asked", "approved")]
    if not waiting:
        raise Refused("Everything on this request was carried out. Report a departure instead.")
    for change in waiting:
        if change.status == "approved" and change.action == "add":
            disable(doing.session, user_of(doing, change), "withdrawn", doing.at)
            if change.liaison:
                tell_organization(doing, change)
        change.status = "withdrawn"
        if change.action == "delete":
            note_departure(doing.session, user_of(doing, change))
    timeline.happened(doing, "account_request_withdrawn", told)
    return answer(doing, "withdrawn", settle(doing, Cause.WITHDRAWN, told))
