"""Days without work that are over, times that passed, and what is closed when a violation has ended (ACL 16-36)."""

from activities import clocks
from activities.doing import Doing
from activities.step import step
from activities.violations.counting import LAST
from activities.violations.standing import answer, move, overtaken, violation_of
from activities.violations.telling_others import tell_others
from records.clocks import Clock
from workflows.steps.step import About, AboutClock
from workflows.steps.violation import (
    CLOCK_RAN_OUT,
    CLOSE_VIOLATION,
    SERVED_OUT,
    Cause,
    ViolationAnswer,
    ViolationStatus,
)


@step(SERVED_OUT)
def served_out(doing: Doing, about: AboutClock) -> ViolationAnswer:
    """The days without work are over; after the year of a fourth nothing counts any more."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "met")
    if violation_of(doing).consequence != LAST:
        return answer(doing, "served")
    move(doing, Cause.COUNTED_OUT, ViolationStatus.ENDED)
    tell_others(doing)
    return answer(doing, "counted_out")


@step(CLOCK_RAN_OUT)
def clock_ran_out(doing: Doing, about: AboutClock) -> ViolationAnswer:
    """A time has passed in which somebody might have done something."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    return answer(doing, "missed")


@step(CLOSE_VIOLATION)
def close_violation(doing: Doing, about: About) -> ViolationAnswer:
    """After the end: nothing runs and nothing is open."""
    for row in clocks.running(doing):
        clocks.end(doing, row, "stopped")
    return answer(doing, "closed")
