"""The state looks at a third or fourth that the county upheld (SOC 2273; ACIN I-92-18), or that it entered late."""

from activities import clocks, submissions, timeline
from activities.doing import Doing, Refused
from activities.step import step
from activities.violations import clock_rows
from activities.violations.approving import STATE, must_be_allowed
from activities.violations.consequence import stand
from activities.violations.received import refuse_begun
from activities.violations.standing import answer, as_it_stands, move, overtaken, violation_of
from activities.violations.telling_others import tell_others
from records.clocks import Clock
from rules.sentences import long_day
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import AboutClock, Told
from workflows.steps.violation import (
    ASK_STATE_REVIEW,
    DECIDE_STATE_REVIEW,
    STATE_REVIEW_TIME_OVER,
    Cause,
    ClockName,
    ViolationAnswer,
    ViolationStatus,
)


@step(ASK_STATE_REVIEW, refuse=as_it_stands)
def ask_state_review(doing: Doing, told: Told) -> ViolationAnswer:
    """In time by the postmark, on the tenth day after the notice of the county's decision at the latest."""
    said, row = submissions.payload(doing, told), violation_of(doing)
    clock = clock_rows.latest(doing, ClockName.STATE_REVIEW)
    if clock is None:
        raise Refused("The state reviews a third or fourth violation that the county has upheld. This is none.")
    if row.state_asked_on is not None:
        raise Refused("The state has reviewed this violation already.")
    sent = doing.today if told.by is None else submissions.day(said["postmarked_on"])
    if sent > doing.today:
        raise Refused("The postmark is of a day that is yet to come. Look at the envelope again.")
    if sent > clock.due_on:
        last = long_day(clock.due_on, "en")
        raise Refused(f"The last day to ask for the state's review was {last}. It came too late: the violation stands.")
    refuse_begun(row)
    row.state_asked_on = sent
    met = clock_rows.end(doing, ClockName.STATE_REVIEW, "met")
    move(doing, Cause.STATE_ASKED, ViolationStatus.STATE_REVIEW, told)
    return answer(doing, "state_asked", met)


@step(STATE_REVIEW_TIME_OVER)
def state_review_time_over(doing: Doing, about: AboutClock) -> ViolationAnswer:
    """Nobody has asked the state: it stands."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    return answer(doing, "standing", stand(doing, Cause.STATE_NOT_ASKED))


@step(DECIDE_STATE_REVIEW, refuse=as_it_stands)
def decide_state_review(doing: Doing, told: Told) -> ViolationAnswer:
    """The state's word is the last."""
    said, row = submissions.payload(doing, told), violation_of(doing)
    outcome = said["outcome"]
    if outcome not in ("upheld", "overturned"):
        raise Refused("Say whether the violation is upheld or overturned.")
    others = (row.reviewed_by_id, row.confirmed_by_id, row.dispute_decided_by_id)
    row.state_decided_by_id = must_be_allowed(doing, told, STATE, *others)
    row.state_reason = said["reason"]
    timeline.happened(doing, "state_review_decided", told, outcome=outcome)
    if outcome == "overturned":
        move(doing, Cause.STATE_OVERTURNED, ViolationStatus.ENDED, told)
        tell_others(doing)
        return answer(doing, "overturned", letters=[LetterDue(Letter.VIOLATION_STATE_OVERTURNED)])
    rings = stand(doing, Cause.STATE_UPHELD, told)
    return answer(doing, "upheld", rings, [LetterDue(Letter.VIOLATION_STATE_UPHELD)])
