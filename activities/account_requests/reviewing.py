"""The Regional Office looks at what is asked: approved, returned to be mended, or refused. Late, it is called."""

from activities import clocks, submissions, timeline
from activities.account_requests.approving import APPROVE, staff_allowed
from activities.account_requests.asking import asked
from activities.account_requests.effects import carry_out_due
from activities.account_requests.naming import approve
from activities.account_requests.standing import answer, as_it_stands, overtaken, request_of, settle
from activities.doing import Doing, Refused
from activities.step import step
from records.account_change import AccountChange
from records.clocks import Clock
from workflows.steps.account_request import (
    REQUEST_OVERDUE,
    REVIEW_ACCOUNT_REQUEST,
    Cause,
    RequestAnswer,
)
from workflows.steps.step import AboutClock, Told

CAUSES = {"approve": Cause.APPROVED, "return": Cause.RETURNED, "refuse": Cause.REFUSED}


@step(REVIEW_ACCOUNT_REQUEST, refuse=as_it_stands)
def review_account_request(doing: Doing, told: Told) -> RequestAnswer:
    """One word on everything that is asked; departures on the same form are not waiting for it."""
    said, request = submissions.payload(doing, told), request_of(doing)
    outcome = said["outcome"]
    if outcome not in CAUSES:
        raise Refused("Say whether the request is approved, returned or refused.")
    waiting = [each for each in request.changes if each.status == "asked"]
    request.reviewed_by_id = staff_allowed(doing, told, APPROVE, waiting)
    request.reviewed_at = doing.at
    request.sentence = said["reason"] if outcome != "approve" else None
    for change in waiting:
        if outcome == "approve":
            _refuse_what_the_law_refuses(doing, change)
            approve(doing, change, told.by, told)
        elif outcome == "refuse":
            change.status = "refused"
    timeline.happened(doing, "account_request_reviewed", told, outcome=outcome)
    if outcome == "approve":
        carry_out_due(doing)
    return answer(doing, outcome, settle(doing, CAUSES[outcome], told, returned=outcome == "return"))


def _refuse_what_the_law_refuses(doing: Doing, change: AccountChange) -> None:
    """Things may have changed since it was made: the organization ended, or somebody like this was added."""
    word = asked(doing, change)
    if word["outcome"] != "accept":
        reasons = " ".join(reason.says for reason in word.answer.because)
        raise Refused(f"It cannot be approved any more. Return or refuse it. The liaison reads: {reasons}")


@step(REQUEST_OVERDUE)
def request_overdue(doing: Doing, about: AboutClock) -> RequestAnswer:
    """Nobody has said the next word in time: somebody is called, and the word is still awaited."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    return answer(doing, "overdue")
