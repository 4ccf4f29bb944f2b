"""A request was made: the law is asked about each change, and what needs nobody's word is carried out."""

from activities import clocks, timeline
from activities.account_requests import clock_rows
from activities.account_requests.asking import asked
from activities.account_requests.effects import carry_out_due
from activities.account_requests.naming import approve
from activities.account_requests.standing import answer, request_of, settle, user_of
from activities.account_requests.telling_organization import tell_organization
from activities.doing import Doing
from activities.step import step
from records.account_change import AccountChange
from records.user_leaving import note_departure
from workflows.steps.account_request import (
    BEGIN_ACCOUNT_REQUEST,
    CLOSE_ACCOUNT_REQUEST,
    Cause,
    ClockName,
    RequestAnswer,
)
from workflows.steps.step import About


@step(BEGIN_ACCOUNT_REQUEST)
def begin_account_request(doing: Doing, about: About) -> RequestAnswer:
    """Everything wrong is told at once. A departure waits for no review; nor does what the Regional Office named."""
    request = request_of(doing)
    timeline.happened(doing, "account_request_made", changes=len(request.changes), user_id=request.made_by_id)
    words = [_checked(doing, change) for change in request.changes]
    carry_out_due(doing)
    rings = settle(doing, Cause.CHECKED, returned="return" in words)
    if request.status == "in_review":
        rings.append(clock_rows.start(doing, ClockName.REVIEW))
    return answer(doing, request.status, rings)


@step(CLOSE_ACCOUNT_REQUEST)
def close_account_request(doing: Doing, about: About) -> RequestAnswer:
    """After the end: nothing runs and nothing is open."""
    for row in clocks.running(doing):
        clocks.end(doing, row, "stopped")
    request_of(doing).closed_at = doing.at
    return answer(doing, "closed")


def _checked(doing: Doing, change: AccountChange) -> str:
    """The law's word; a departure that it accepts is settled; one that it does not closes nothing on its day.

    Nobody can mend what goes back to a liaison who is only named: the Regional Office names another way.
    """
    word, named = str(asked(doing, change)["outcome"]), request_of(doing).named_by_id is not None
    if word == "refuse" or (word == "return" and (named or change.action == "delete")):
        change.status = "refused"
        if change.action == "delete":
            note_departure(doing.session, user_of(doing, change))
        if named:
            tell_organization(doing, change)
        return "refuse"
    if word == "accept" and change.action == "delete":
        change.status = "approved"
    elif word == "accept" and named:
        approve(doing, change, request_of(doing).named_by_id)
    return word
