"""Where an account request stands, and its moves: only those that the declaration has."""

import datetime as dt

from activities import timeline
from activities.account_requests import clock_rows
from activities.doing import Doing, Refused
from records import clock as county
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.clocks import Clock
from records.organization_user import OrganizationUser
from workflows.account_request.settling import settled
from workflows.account_request.statuses import declared
from workflows.steps.account_request import Cause, RequestAnswer, RequestStatus, Ring
from workflows.steps.step import AboutClock, Told


def request_of(doing: Doing) -> AccountRequest:
    """The request that the step is about."""
    return doing.session.get_one(AccountRequest, doing.subject.id)


def user_of(doing: Doing, change: AccountChange) -> OrganizationUser:
    """Whom a change is about, once they are known."""
    return doing.session.get_one(OrganizationUser, change.user_id)


def change_of(doing: Doing, change_id: int) -> AccountChange:
    """A change of this request. Refuses another request's."""
    found = next((each for each in request_of(doing).changes if each.id == change_id), None)
    if found is None:
        raise Refused("This request has no such row. Load its page again.")
    return found


def answer(doing: Doing, outcome: str, rings: list[Ring] | None = None) -> RequestAnswer:
    """What came of it, with the standing as it is now, and the next day on which something takes effect by itself."""
    doing.session.flush()
    request = request_of(doing)
    return RequestAnswer(outcome, RequestStatus(request.status), rings or [], _effect_at(request))


def as_it_stands(doing: Doing, told: Told) -> RequestAnswer:
    """The answer to what was refused."""
    return answer(doing, "refused")


def overtaken(doing: Doing, about: AboutClock) -> bool:
    """Whether what a clock waited for has come meanwhile."""
    return doing.session.get_one(Clock, about.clock_id).outcome is not None


def settle(doing: Doing, cause: Cause, told: Told | None = None, returned: bool = False) -> list[Ring]:
    """Go where the changes have come to; the clocks that run there. An undeclared move is a fault."""
    request = request_of(doing)
    doing.session.flush()
    before = RequestStatus(request.status)
    to = settled([(each.action, each.status) for each in request.changes], before, cause, returned)
    if to is not before:
        if not declared(before, cause, to):
            raise LookupError(f"No request goes from {before} to {to} by {cause}. See account_request/statuses.py.")
        request.status, request.status_since = to.value, doing.at
        doing.session.flush()
        clock_rows.stop_others(doing, to, "stopped" if cause is Cause.WITHDRAWN else "met")
        timeline.happened(doing, "account_request_moved", told, before=before, to=to, cause=cause)
    return clock_rows.reckon(doing, request.changes, to, moved=to is not before)


def _effect_at(request: AccountRequest) -> dt.datetime | None:
    """The beginning of the next day on which somebody leaves or changes."""
    days = [each.effective_on for each in request.changes if each.status == "approved" and each.action != "add"]
    return county.county_instant(min(days), dt.time()) if days else None
