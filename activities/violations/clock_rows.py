"""The clocks of a violation: which question of the law each asks, and at which instant it rings."""

import datetime as dt

from activities import clocks
from activities.doing import Doing
from activities.named_clocks import NamedClocks
from activities.policy import policy_of
from records import clock as county
from records.clocks import Clock
from workflows.steps.step import RunningClock
from workflows.steps.violation import ClockName, Ring, ViolationStatus
from workflows.violation.statuses import CLOCKS

QUESTIONS: dict[ClockName, tuple[str, ...]] = {
    ClockName.REVIEW: ("deadline.violation_review",),
    ClockName.SUPERVISOR: ("deadline.violation_supervisor",),
    ClockName.DISPUTE: ("deadline.violation_dispute",),
    ClockName.DECISION: ("deadline.violation_dispute_decision",),
    ClockName.LATE_ENTRY: ("deadline.violation_late_entry",),
    ClockName.STATE_REVIEW: ("deadline.violation_state_review",),
    ClockName.TRAINING: ("deadline.violation_training",),
    ClockName.EFFECT: ("deadline.suspension_start",),
    ClockName.SERVED: ("deadline.suspension_end", "deadline.suspension_end_fourth"),
    ClockName.CLEAN_YEAR: ("deadline.violation_clean_year",),
}
"""The questions of the law behind each clock."""

AT_ITS_BEGINNING = (ClockName.EFFECT, ClockName.SERVED, ClockName.CLEAN_YEAR)
"""Clocks that name the first day of something: they ring as that day begins."""

NAMED = NamedClocks(QUESTIONS, Ring)
running, latest, end = NAMED.running, NAMED.latest, NAMED.end


def start(doing: Doing, name: ClockName, starts_on: dt.date, question: str | None = None) -> tuple[Clock, Ring]:
    """Let a clock run from a day on; one of its name that ran before is stopped."""
    end(doing, name, "stopped")
    row = clocks.start(doing, question or QUESTIONS[name][0], starts_on)
    return row, Ring(name, timed(doing, name, row))


def timed(doing: Doing, name: ClockName, row: Clock) -> RunningClock:
    """When a clock rings. A request to the state counts by its postmark: one of the last day may still come in."""
    if name in AT_ITS_BEGINNING:
        return RunningClock(row.id, row.due_on, county.county_instant(row.due_on, dt.time()))
    if name is not ClockName.STATE_REVIEW:
        return clocks.as_running(row)
    mail = dt.timedelta(days=policy_of("ihss", "violations/mail", doing.today))
    return RunningClock(row.id, row.due_on, county.county_instant(row.due_on + mail + dt.timedelta(days=1), dt.time()))


def stop_others(doing: Doing, status: ViolationStatus) -> None:
    """Stop what does not run in a standing."""
    NAMED.end_others(doing, CLOCKS[status], "stopped")
