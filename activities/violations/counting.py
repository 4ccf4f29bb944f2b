"""What stands against a provider is counted together: a clean year takes one back, a served fourth all (ACL 16-36).

The newest that stands runs the clean year for all. Whenever one comes or goes, the others' processes are told.
"""

from sqlalchemy import select

from activities import clocks
from activities.doing import Doing
from activities.step import step
from activities.violations import clock_rows
from activities.violations.standing import answer, as_it_stands, enrollment_of, move, overtaken, violation_of
from activities.violations.telling_others import tell_others
from records.clocks import Clock
from records.violation import Violation
from records.violations import clean_since, counted, of_provider
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import AboutClock, Told
from workflows.steps.violation import (
    CLEAN_YEAR_OVER,
    RECOUNT_VIOLATION,
    Cause,
    ClockName,
    Ring,
    ViolationAnswer,
    ViolationStatus,
)

LAST = "termination"
"""The consequence of a fourth: while it stands no clean year runs, and once served the count is zero."""


@step(RECOUNT_VIOLATION, refuse=as_it_stands)
def recount_violation(doing: Doing, told: Told) -> ViolationAnswer:
    """Another one came or went. Only what stands runs the clean year; the rest is reckoned when it comes to stand."""
    if ViolationStatus(violation_of(doing).status) is not ViolationStatus.STANDING:
        return answer(doing, "unchanged")
    rings = reckon(doing)
    return answer(doing, "counted_out" if violation_of(doing).end_reason else "counting", rings)


def reckon(doing: Doing) -> list[Ring]:
    """Let the clean year run if this is the newest that stands; end it where the count began anew meanwhile."""
    row = violation_of(doing)
    if _served_fourth(doing, row):
        move(doing, Cause.COUNTED_OUT, ViolationStatus.ENDED)
        return []
    standing = counted(doing.session, row.enrollment)
    if standing[-1].id != row.id or any(each.consequence == LAST for each in standing):
        return clock_rows.end(doing, ClockName.CLEAN_YEAR, "stopped")
    since = clean_since(doing.session, row.enrollment) or row.occurred_on
    now = clock_rows.running(doing, ClockName.CLEAN_YEAR)
    if now is not None and now.starts_on == since:
        return [Ring(ClockName.CLEAN_YEAR, clock_rows.timed(doing, ClockName.CLEAN_YEAR, now))]
    return [clock_rows.start(doing, ClockName.CLEAN_YEAR, since)[1]]


@step(CLEAN_YEAR_OVER)
def clean_year_over(doing: Doing, about: AboutClock) -> ViolationAnswer:
    """A year has passed. One that is still being looked at, and happened within it, is awaited."""
    row = violation_of(doing)
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clock = doing.session.get_one(Clock, about.clock_id)
    if _looked_at(doing, clock):
        clocks.end(doing, clock, "stopped")
        return answer(doing, "counting")
    clocks.end(doing, clock, "met", clock.due_on)
    row.clean_year_on = clock.due_on
    move(doing, Cause.CLEAN_YEAR, ViolationStatus.ENDED)
    tell_others(doing)
    return answer(doing, "taken_back", letters=[LetterDue(Letter.VIOLATION_CLEAN_YEAR)])


def _looked_at(doing: Doing, clock: Clock) -> bool:
    """Whether the county is still looking at one of that year; its end is told to this one."""
    reviewed = ("county_review", "supervisor_review")
    every = of_provider(doing.session, enrollment_of(doing))
    return any(each.status in reviewed and each.occurred_on < clock.due_on for each in every)


def _served_fourth(doing: Doing, row: Violation) -> bool:
    """Whether a fourth was served after this one happened."""
    ids = [each.id for each in of_provider(doing.session, row.enrollment) if each.id != row.id]
    served = (
        Violation.id.in_(ids),
        Violation.consequence == LAST,
        Violation.end_reason == "counted_out",
        Violation.takes_effect_on >= row.occurred_on,
    )
    return doing.session.scalars(select(Violation.id).where(*served).limit(1)).first() is not None
