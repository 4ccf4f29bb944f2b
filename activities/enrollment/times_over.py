"""Clocks of a denial that run out: nobody asked, nobody appealed, the state has not decided."""

from activities import clocks
from activities.doing import Doing
from activities.enrollment.standing import answer
from activities.step import step
from records.clocks import Clock
from workflows.steps.enrollment.record import (
    APPEAL_OVERDUE,
    APPEAL_TIME_OVER,
    EXCEPTION_TIME_OVER,
)
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer, Ring
from workflows.steps.step import AboutClock


@step(EXCEPTION_TIME_OVER)
def exception_time_over(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """Nobody asked in time."""
    return _miss(doing, about, ClockName.EXCEPTION)


def _miss(doing: Doing, about: AboutClock, name: ClockName) -> EnrollmentAnswer:
    """A clock of an enrollment has run out; one that ended otherwise meanwhile changes nothing."""
    row = doing.session.get_one(Clock, about.clock_id)
    if row.outcome is not None:
        return answer(doing, "stopped")
    clocks.end(doing, row, "missed")
    return answer(doing, "missed", rings=[Ring(name)])


@step(APPEAL_TIME_OVER)
def appeal_time_over(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """Nobody appealed in time."""
    return _miss(doing, about, ClockName.APPEAL)


@step(APPEAL_OVERDUE)
def appeal_overdue(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """The state has not decided in its time; it still has to."""
    return _miss(doing, about, ClockName.APPEAL_DECISION)
