"""Taking over what a step found: the standing, the clocks, and what is now before whom."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from workflows.enrollment.state import LEAST_PAUSE, Asked, State
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer


def adopt(state: State, message: str, answer: EnrollmentAnswer, now: dt.datetime) -> None:
    """Take over a step's answer to a message."""
    _take_over(state, answer, now)
    keep = KEPT.get(message)
    if keep:
        keep(state, answer)


def adopt_after_ringing(state: State, name: str, answer: EnrollmentAnswer, now: dt.datetime) -> None:
    """Take over a step's answer to a clock; one that asks to ring again does so after a pause at the least."""
    _take_over(state, answer, now)
    rung = RUNG.get(name)
    if rung:
        rung(state, answer)
    again = state.deadlines.get(name)
    if again:
        state.deadlines[name] = dataclasses.replace(again, at=max(again.at, now + LEAST_PAUSE))


def _take_over(state: State, answer: EnrollmentAnswer, now: dt.datetime) -> None:
    state.standing = answer.standing
    if answer.irregular is not None:  # one may have fallen away with another conviction, unruled
        state.waivers = [*answer.irregular]
    for ring in answer.rings:
        state.ring(ring, now)


def asked_again(state: State, answer: EnrollmentAnswer) -> None:
    """Whoever was silent has a new question."""
    state.silent = [each for each in state.silent if each == "doj"]


def background(state: State, answer: EnrollmentAnswer) -> None:
    """The Department of Justice has said something, were it that it takes longer."""
    state.silent = [each for each in state.silent if each != "doj"]


def waiver(state: State, answer: EnrollmentAnswer) -> None:
    """An irregular waiver waits for the supervisor."""
    if answer.outcome == "irregular" and answer.about is not None and answer.about not in state.waivers:
        state.waivers = [*state.waivers, answer.about]


def waiver_ruled(state: State, answer: EnrollmentAnswer) -> None:
    """The supervisor has said a word on one; on the eldest, if the step does not say which."""
    ruled = answer.about or next(iter(state.waivers), None)
    state.waivers = [each for each in state.waivers if each != ruled]


def exception(state: State, answer: EnrollmentAnswer) -> None:
    """A request goes to the supervisor; an incomplete one back to the worker; a late one to nobody."""
    if answer.about is not None and answer.outcome in ("accepted", "incomplete"):
        state.exception = Asked.SUPERVISOR if answer.outcome == "accepted" else Asked.WORKER
        state.exception_id = answer.about


def exception_recommended(state: State, answer: EnrollmentAnswer) -> None:
    """On to the state, or back to the worker."""
    state.exception = Asked.STATE if answer.outcome == "forwarded" else Asked.WORKER


def exception_decided(state: State, answer: EnrollmentAnswer) -> None:
    """Granted or denied, it is before nobody any more."""
    state.exception, state.exception_id = Asked.NOBODY, None


def appeal(state: State, answer: EnrollmentAnswer) -> None:
    """An appeal in time waits for the state."""
    if answer.outcome == "accepted":
        state.appeal_id, state.appeal_overdue = answer.about, False


def appeal_decided(state: State, answer: EnrollmentAnswer) -> None:
    """Won or lost, there is no other; unless one was won and another ground is left, with its own time to appeal."""
    state.appeal_id, state.appeal_overdue = None, False
    state.appeal_over = not any(ring.name is ClockName.APPEAL and ring.clock for ring in answer.rings)


def reinstatement(state: State, answer: EnrollmentAnswer) -> None:
    """A proposal goes to the supervisor."""
    state.reinstatement, state.reinstatement_id = Asked.SUPERVISOR, answer.about


def reinstatement_reviewed(state: State, answer: EnrollmentAnswer) -> None:
    """Approved, or back to the worker."""
    approved = answer.outcome == "approved"
    state.reinstatement = Asked.NOBODY if approved else Asked.WORKER
    state.reinstatement_id = None if approved else state.reinstatement_id


def silence(state: State, answer: EnrollmentAnswer) -> None:
    """Partners have been silent for too long; which, the step says, else all that are awaited."""
    state.silent = answer.standing.silent or (["doj", "ssn", "list"] if answer.outcome == "chase" else [])


def too_late_to_appeal(state: State, answer: EnrollmentAnswer) -> None:
    """Nobody has appealed."""
    state.appeal_over = True


def appeal_neglected(state: State, answer: EnrollmentAnswer) -> None:
    """The state has not decided in its time."""
    state.appeal_overdue = state.appeal_id is not None


KEPT: dict[str, Callable[[State, EnrollmentAnswer], None]] = {
    "ask_partners": asked_again,
    "answer_background": background,
    "receive_waiver": waiver,
    "rule_on_waiver": waiver_ruled,
    "request_exception": exception,
    "recommend_exception": exception_recommended,
    "decide_exception": exception_decided,
    "appeal": appeal,
    "decide_appeal": appeal_decided,
    "propose_reinstatement": reinstatement,
    "review_reinstatement": reinstatement_reviewed,
}
"""What a message changes beside the standing."""

RUNG: dict[str, Callable[[State, EnrollmentAnswer], None]] = {
    ClockName.PARTNERS: silence,
    ClockName.APPEAL: too_late_to_appeal,
    ClockName.APPEAL_DECISION: appeal_neglected,
}
"""What a clock that has run out changes beside the standing."""
