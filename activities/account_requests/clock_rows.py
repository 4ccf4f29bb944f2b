"""The clocks of an account request: which question of the law each asks, and from which day it runs."""

import datetime as dt
from collections.abc import Sequence

from activities import clocks
from activities.deciding import decide
from activities.doing import Doing
from activities.named_clocks import NamedClocks
from records import clock as county
from records.account_change import AccountChange
from workflows.account_request.statuses import CLOCKS
from workflows.steps.account_request import ClockName, RequestStatus, Ring

QUESTIONS: dict[ClockName, str] = {
    ClockName.REVIEW: "deadline.ccs_request_review",
    ClockName.ANSWER: "deadline.ccs_returned_answer",
    ClockName.ASSIGNMENT: "deadline.ccs_id_assignment",
    ClockName.HAND_OUT: "deadline.ccs_hand_out",
    ClockName.FIRST_SIGN_IN: "deadline.ccs_first_sign_in",
}
"""The question of the law behind each limit of time."""

OF_A_STANDING = {
    RequestStatus.IN_REVIEW: ClockName.REVIEW,
    RequestStatus.RETURNED: ClockName.ANSWER,
    RequestStatus.AT_IT_UNIT: ClockName.ASSIGNMENT,
}
"""The clock that begins with a standing."""

NAMED = NamedClocks({name: (question,) for name, question in QUESTIONS.items()}, Ring)
running, end = NAMED.running, NAMED.end


def reckon(doing: Doing, changes: Sequence[AccountChange], status: RequestStatus, moved: bool) -> list[Ring]:
    """The clock of a new standing, and those of the accounts that are on their way."""
    begun = [start(doing, OF_A_STANDING[status])] if moved and status in OF_A_STANDING else []
    return [*begun, *of_accounts(doing, changes, status)]


def of_accounts(doing: Doing, changes: Sequence[AccountChange], status: RequestStatus) -> list[Ring]:
    """The clocks of the slip that is handed out next, and of the password that runs out next."""
    rings: list[Ring] = []
    for name, day in ((ClockName.HAND_OUT, _not_handed_out(changes)), (ClockName.FIRST_SIGN_IN, _not_used(changes))):
        if name in CLOCKS[status]:
            rings += _until(doing, name, day)
    return rings


def start(doing: Doing, name: ClockName) -> Ring:
    """Let a clock run from today on."""
    return _from(doing, name, doing.today)


def due_on(doing: Doing, name: ClockName, day: dt.date) -> dt.date:
    """The last day of a limit that begins on a day."""
    return dt.date.fromisoformat(decide(doing, QUESTIONS[name], day, {"from": day.isoformat()})["due"])


def stop_others(doing: Doing, status: RequestStatus, outcome: str) -> None:
    """End what does not run in a standing."""
    NAMED.end_others(doing, CLOCKS[status], outcome)


def _until(doing: Doing, name: ClockName, day: dt.date | None) -> list[Ring]:
    """Let a clock run from a day, unless it does already; none: it has nothing to wait for."""
    now = running(doing, name)
    if now is not None and now.starts_on == day:
        return []
    stopped = end(doing, name, "met")
    return stopped if day is None else [_from(doing, name, day)]


def _from(doing: Doing, name: ClockName, day: dt.date) -> Ring:
    end(doing, name, "stopped")
    return Ring(name, clocks.as_running(clocks.start(doing, QUESTIONS[name], day)))


def _not_handed_out(changes: Sequence[AccountChange]) -> dt.date | None:
    """Since when the slip lies that the liaison has not been reminded of."""
    made = [each for each in changes if each.status == "assigned" and each.reminded_on is None]
    return min((county.county_day(each.password_made_at) for each in made if each.password_made_at), default=None)


def _not_used(changes: Sequence[AccountChange]) -> dt.date | None:
    """From which day on the one-time password opens that runs out next."""
    slips = [each for each in changes if each.status in ("assigned", "handed_out")]
    return min((day for each in slips if (day := opens_on(each))), default=None)


def opens_on(change: AccountChange) -> dt.date | None:
    """The first day on which a slip opens its account: when it was made, or the later day that was asked for."""
    made_at = change.password_made_at
    return max(county.county_day(made_at), change.effective_on) if made_at is not None else None
