"""The county decides a dispute in ten business days; late, only the state takes back (ACL 16-36, 17-105)."""

import datetime as dt

from activities import clocks, submissions, timeline
from activities.doing import Doing, Refused
from activities.step import step
from activities.violations import clock_rows
from activities.violations.approving import COUNTY, must_be_allowed
from activities.violations.consequence import stand
from activities.violations.standing import answer, as_it_stands, move, overtaken, violation_of
from activities.violations.telling_others import tell_others
from records.clocks import Clock
from rules.sentences import long_day
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import AboutClock, Told
from workflows.steps.violation import (
    DECIDE_DISPUTE,
    DECISION_RAN_OUT,
    Cause,
    ClockName,
    ViolationAnswer,
    ViolationStatus,
)

WORDS = ("upheld", "overturned")


@step(DECIDE_DISPUTE, refuse=as_it_stands)
def decide_dispute(doing: Doing, told: Told) -> ViolationAnswer:
    """Another supervisor's word. What is overturned after the county's time the state has to take back."""
    said, row = submissions.payload(doing, told), violation_of(doing)
    outcome = said["outcome"]
    if outcome not in WORDS:
        raise Refused("Say whether the violation is upheld or overturned.")
    row.dispute_decided_by_id = must_be_allowed(doing, told, COUNTY, row.reviewed_by_id, row.confirmed_by_id)
    row.dispute_reason = said["reason"]
    late = _late(doing)
    if outcome == "overturned" and late:
        return _ask_the_state(doing, told, late)
    clock_rows.end(doing, ClockName.DECISION, "met")
    timeline.happened(doing, "dispute_decided", told, outcome=outcome)
    if outcome == "overturned":
        move(doing, Cause.OVERTURNED, ViolationStatus.ENDED, told)
        tell_others(doing)
        return answer(doing, "overturned", letters=[LetterDue(Letter.VIOLATION_OVERTURNED)])
    row.upheld_on = doing.today
    letters = [LetterDue(Letter.VIOLATION_UPHELD)]
    if row.takes_effect_on is None:
        return answer(doing, "upheld", stand(doing, Cause.UPHELD, told), letters)
    move(doing, Cause.UPHELD, ViolationStatus.UPHELD, told)
    _, ring = clock_rows.start(doing, ClockName.STATE_REVIEW, doing.today)
    return answer(doing, "upheld", [ring], letters)


@step(DECISION_RAN_OUT)
def decision_ran_out(doing: Doing, about: AboutClock) -> ViolationAnswer:
    """The county is late: from now on only the state can take it back, as long as the county asks within 45 days."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    _, ring = clock_rows.start(doing, ClockName.LATE_ENTRY, _notice_on(doing))
    return answer(doing, "overdue", [ring])


def _late(doing: Doing) -> Clock | None:
    """The clock of the late entry, where the county's ten business days are over."""
    decision = clock_rows.latest(doing, ClockName.DECISION)
    missed = decision is not None and decision.outcome == "missed"
    return clock_rows.latest(doing, ClockName.LATE_ENTRY) if missed else None


def _ask_the_state(doing: Doing, told: Told, late: Clock) -> ViolationAnswer:
    if doing.today > late.due_on:
        raise Refused(
            "The county's ten business days are over, and so are the days in which it may ask the state to take this "
            f"violation back: the last was {long_day(late.due_on, 'en')} (ACL 17-105). It can only be upheld now."
        )
    violation_of(doing).state_asked_on = doing.today
    met = clock_rows.end(doing, ClockName.LATE_ENTRY, "met")
    timeline.happened(doing, "dispute_decided", told, outcome="overturned_late")
    move(doing, Cause.ENTERED_LATE, ViolationStatus.STATE_REVIEW, told)
    return answer(doing, "state_asked", met)


def _notice_on(doing: Doing) -> dt.date:
    notice_on = violation_of(doing).notice_on
    if notice_on is None:
        raise LookupError(f"Violation {doing.subject.id} is disputed without a notice.")
    return notice_on
