"""The clocks of a standing: which run in it, which stop when it changes, and how each is started."""

import datetime as dt

from activities import clocks
from activities.deciding import decide
from activities.doing import Doing
from activities.enrollment.finishing import finish_ring
from activities.named_clocks import NamedClocks
from activities.policy import policy_of
from records import clock as county
from records.clocks import Clock
from workflows.enrollment.statuses import CLOCKS, MAY_WORK
from workflows.steps.enrollment.standing import ClockName, Ring, Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.step import RunningClock

QUESTIONS: dict[ClockName, tuple[str, ...]] = {
    ClockName.FINISH: ("deadline.enrollment", "deadline.enrollment_extended"),
    ClockName.EXCEPTION: ("deadline.exception_request",),
    ClockName.APPEAL: ("deadline.enrollment_appeal",),
    ClockName.APPEAL_DECISION: ("deadline.enrollment_appeal_decision",),
    ClockName.INACTIVITY: ("deadline.enrollment_inactivity",),
    ClockName.SUSPENSION: ("deadline.suspension_end",),
    ClockName.RESTING: ("deadline.enrollment_reinstatement",),
}
"""The questions of the law behind each clock; the first is the one it is started with."""

STARTS: dict[Status, tuple[ClockName, ...]] = {
    Status.PENDING: (ClockName.FINISH,),
    Status.ENROLLED: (ClockName.INACTIVITY,),
    Status.ENROLLED_BY_WAIVER: (ClockName.INACTIVITY,),
    Status.WAIVER_POSSIBLE: (ClockName.EXCEPTION, ClockName.APPEAL),
    Status.INELIGIBLE: (ClockName.APPEAL,),
    Status.SUSPENDED: (ClockName.SUSPENSION,),
    Status.TERMINATED: (ClockName.RESTING,),
    Status.LAPSED: (ClockName.RESTING, ClockName.APPEAL),
    Status.WITHDRAWN: (),
}
"""What begins to run with each standing."""

APPEALABLE = {Cause.NO_PAYROLL_FOR_A_YEAR: (ClockName.APPEAL,)}
"""Ends of a standing that may be appealed; a violation has a review of its own (enrollment.appeal says which)."""

NAMED = NamedClocks(QUESTIONS, Ring)


def change(doing: Doing, to: Status, cause: Cause, since: dt.date) -> list[Ring]:
    """Stop what does not run in the new standing, start what begins with it; the clocks that changed."""
    rings: dict[ClockName, Ring] = {}
    for name in QUESTIONS:
        finished = name is ClockName.FINISH and to in MAY_WORK
        if name not in CLOCKS[to]:
            rings |= {ring.name: ring for ring in NAMED.end(doing, name, "met" if finished else "stopped", since)}
    if ClockName.PARTNERS not in CLOCKS[to]:
        rings[ClockName.PARTNERS] = Ring(ClockName.PARTNERS)
    for name in (*STARTS[to], *APPEALABLE.get(cause, ())):
        if name is not ClockName.INACTIVITY or NAMED.running(doing, name) is None:
            rings[name] = _started(doing, name, since)
    return list(rings.values())


def start_anew(doing: Doing, name: ClockName, starts_on: dt.date) -> list[Ring]:
    """A clock that runs from a day on; one of its name that ran before is stopped."""
    return [_started(doing, name, starts_on)]


def meet(doing: Doing, name: ClockName, on: dt.date) -> list[Ring]:
    """What the clock waited for has come; nothing if it does not run."""
    return NAMED.end(doing, name, "met", on)


def _started(doing: Doing, name: ClockName, starts_on: dt.date) -> Ring:
    NAMED.end(doing, name, "stopped")
    row = clocks.start(doing, QUESTIONS[name][0], starts_on)
    return finish_ring(doing, row) if name is ClockName.FINISH else Ring(name, _timed(doing, name, row))


def _timed(doing: Doing, name: ClockName, row: Clock) -> RunningClock:
    """When a clock rings: after its last day. A suspension is over as the day begins on which work is allowed again; an
    appeal that was sent on its last day has some days to come in and be entered."""
    if name is ClockName.SUSPENSION:
        return RunningClock(row.id, row.due_on, county.county_instant(row.due_on, dt.time()))
    running = clocks.as_running(row)
    if name is not ClockName.APPEAL:
        return running
    mail = dt.timedelta(days=policy_of("enrollment", "waiting/mailed_appeal", doing.today))
    morning_after = row.due_on + mail + dt.timedelta(days=1)
    return RunningClock(row.id, row.due_on, county.county_instant(morning_after, dt.time()))


def suspended_from(doing: Doing, notice_on: dt.date) -> dt.date:
    """The first day of a suspension, from the day of the violation's notice (deadline.suspension_start)."""
    begins = decide(doing, "deadline.suspension_start", notice_on, {"from": notice_on.isoformat()})
    return dt.date.fromisoformat(begins["due"])
