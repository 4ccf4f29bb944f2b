"""A provider disputes a violation in the ten days after its notice (SOC 2272; ACL 16-36, 17-105)."""

from activities import clocks, submissions
from activities.doing import Doing, Refused
from activities.step import step
from activities.violations import clock_rows
from activities.violations.consequence import stand
from activities.violations.received import received_on, refuse_begun, sent_on
from activities.violations.standing import answer, as_it_stands, move, overtaken, violation_of
from records.clocks import Clock
from rules.sentences import long_day
from workflows.steps.step import AboutClock, Told
from workflows.steps.violation import (
    DISPUTE_TIME_OVER,
    DISPUTE_VIOLATION,
    Cause,
    ClockName,
    ViolationAnswer,
    ViolationStatus,
)


@step(DISPUTE_VIOLATION, refuse=as_it_stands)
def dispute_violation(doing: Doing, told: Told) -> ViolationAnswer:
    """In time when it was sent by the tenth day after the notice; once."""
    said, row = submissions.payload(doing, told), violation_of(doing)
    came, clock = received_on(doing, told, said), clock_rows.latest(doing, ClockName.DISPUTE)
    if row.disputed_on is not None:
        raise Refused("This violation was disputed before, and the county has answered.")
    if clock is None or sent_on(doing, said, came) > clock.due_on:
        last = long_day(clock.due_on, "en") if clock else "past"
        raise Refused(f"The last day to dispute this violation was {last}. It came too late, and the violation stands.")
    refuse_begun(row)
    row.disputed_on, row.dispute_statement = came, said["statement"]
    met = clock_rows.end(doing, ClockName.DISPUTE, "met")
    move(doing, Cause.DISPUTED, ViolationStatus.DISPUTED, told)
    _, ring = clock_rows.start(doing, ClockName.DECISION, came)
    return answer(doing, "disputed", [*met, ring])


@step(DISPUTE_TIME_OVER)
def dispute_time_over(doing: Doing, about: AboutClock) -> ViolationAnswer:
    """Nobody has disputed it: it stands."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    return answer(doing, "standing", stand(doing, Cause.NOT_DISPUTED))
