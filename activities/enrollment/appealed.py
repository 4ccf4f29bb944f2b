"""What an appeal would be against, and the day of its notice."""

import datetime as dt
from collections.abc import Callable

from activities.doing import Doing, Refused
from activities.enrollment import status_clocks
from activities.enrollment.standing import enrollment_of
from records.background import ExceptionRequest
from records.background_view import latest_change, newest, notice_day
from records.enrollment import Enrollment
from workflows.steps.enrollment.standing import ClockName

CLOCK = status_clocks.QUESTIONS[ClockName.APPEAL][0]

APPEALED_OF = {
    "tier_1": "tier_1",
    "tier_2": "tier_2",
    "waiver_ended": "tier_2",
    "on_list": "on_list",
    "time_ran_out": "incomplete",
    "no_payroll_for_a_year": "no_payroll",
    "third_violation": "violation",
    "fourth_violation": "violation",
}
"""What is appealed, by the cause of the standing that was lost; a record of tier 2 also where it is what was left of
another denial (statuses.MOVES: appeal won, record cleared, off the list)."""

GROUNDS: dict[str, Callable[[Enrollment], bool]] = {
    "tier_1": lambda each: each.background == "ineligible",
    "on_list": lambda each: each.list_standing == "match",
}
"""What makes somebody ineligible, and whether it does so now; of two, each is appealed by itself."""

LOST = ("waiver_possible", "ineligible", "suspended", "terminated", "lapsed")


def appealed(doing: Doing) -> tuple[str, dt.date]:
    """What an appeal would be against, and the day of its notice: a denied exception, else the loss itself."""
    lost = latest_change(doing.session, doing.subject.id, *LOST)
    if lost is None:
        raise Refused("Nothing has been denied that could be appealed.")
    denied = newest(doing.session, ExceptionRequest, doing.subject.id)
    after = denied is not None and denied.outcome == "denied" and denied.decided_at and denied.decided_at >= lost.at
    notice_on = notice_day(doing.session, doing.subject.id, CLOCK)
    of_loss = APPEALED_OF.get(lost.cause, "tier_2")
    against = ground_left(enrollment_of(doing), of_loss) or of_loss
    return ("exception_denied" if after else against), max(notice_on or lost.since, lost.since)


def ground_left(enrollment: Enrollment, first: str) -> str | None:
    """The ground on which somebody is ineligible still; the one asked about, where it stands."""
    if first not in GROUNDS:
        return None
    return next((each for each in (first, *GROUNDS) if GROUNDS[each](enrollment)), None)
