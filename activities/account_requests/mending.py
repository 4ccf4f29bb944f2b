"""What went back to the liaison is mended and comes again, or is not in its time and expires."""

from typing import Any

from activities import clocks, submissions, timeline
from activities.account_requests.approving import liaison_of
from activities.account_requests.asking import asked
from activities.account_requests.standing import answer, as_it_stands, overtaken, request_of, settle
from activities.doing import Doing, Refused
from activities.step import step
from records.account_change import AccountChange
from records.clocks import Clock
from workflows.steps.account_request import ANSWER_RETURN, RETURN_NOT_ANSWERED, Cause, RequestAnswer
from workflows.steps.step import AboutClock, Told

TEXTS = ("first_name", "last_name", "title", "department", "phone", "email", "reason", "note")
PROMISES = ("attested_permissions", "attested_internal_agreements", "attested_paperless")


@step(ANSWER_RETURN, refuse=as_it_stands)
def answer_return(doing: Doing, told: Told) -> RequestAnswer:
    """Take the rows as they are now; rows that are left out are withdrawn. The law is asked again."""
    said, request = submissions.payload(doing, told), request_of(doing)
    liaison_of(doing, told)
    for name in PROMISES:
        if name in said:
            setattr(request, name, said.get(name))
    rows = {int(row["place"]): row for row in said["changes"]}
    waiting = [each for each in request.changes if each.status == "asked"]
    if not any(each.place in rows for each in waiting):
        raise Refused("No row is left. Withdraw the request instead.")
    for change in waiting:
        _mend(change, rows.get(change.place))
    doing.session.flush()
    words = [asked(doing, each) for each in waiting if each.status == "asked"]
    wrong = [word for word in words if word["outcome"] != "accept"]
    if wrong:
        raise Refused(" ".join(dict.fromkeys(reason.says for word in wrong for reason in word.answer.because)))
    request.sentence = None
    timeline.happened(doing, "account_request_answered", told)
    return answer(doing, "answered", settle(doing, Cause.ANSWERED, told))


@step(RETURN_NOT_ANSWERED)
def return_not_answered(doing: Doing, about: AboutClock) -> RequestAnswer:
    """The time to mend it has passed: what was asked has expired. It may be asked anew."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    for change in request_of(doing).changes:
        if change.status == "asked":
            change.status = "expired"
    return answer(doing, "expired", settle(doing, Cause.NOT_ANSWERED))


def _mend(change: AccountChange, row: dict[str, Any] | None) -> None:
    if row is None:
        change.status = "withdrawn"
        return
    for name in TEXTS:
        if name in row:
            setattr(change, name, row[name])
    if "liaison" in row:
        change.liaison = row["liaison"]
    if "effective_on" in row:
        change.effective_on = submissions.day(row["effective_on"])
