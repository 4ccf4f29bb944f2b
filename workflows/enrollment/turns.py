"""Whose turn is it? The sentence for a message that an enrollment cannot take as it stands."""

from collections.abc import Callable

from workflows.enrollment.state import Asked, State
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Background, Check, Status

ENDED = "This enrollment is over. Nothing more can be said to it."

STANDS = {
    Status.PENDING: "This person is not enrolled yet",
    Status.ENROLLED: "This provider is enrolled",
    Status.ENROLLED_BY_WAIVER: "This provider is enrolled by a recipient's waiver",
    Status.WAIVER_POSSIBLE: "This person is not enrolled because of a tier 2 conviction",
    Status.INELIGIBLE: "This person may not be a provider",
    Status.SUSPENDED: "This provider is suspended",
    Status.TERMINATED: "This provider's enrollment was terminated",
    Status.LAPSED: "The time to finish this enrollment has run out",
    Status.WITHDRAWN: "This enrollment was withdrawn",
}
"""How an enrollment stands, as the first half of a sentence."""

CANNOT = {
    "receive_application": "the application (SOC 426) cannot be received",
    "take_fingerprints": "fingerprints cannot be taken",
    "attend_orientation": "an orientation cannot be noted",
    "sign_agreement": "the agreement (SOC 846) cannot be signed",
    "designate": "a recipient cannot name this person as provider",
    "answer_ssn": "an answer about the Social Security number is not awaited",
    "answer_list": "the list of suspended and ineligible providers is not looked up",
    "answer_background": "an answer of the Department of Justice is not awaited",
    "correct_identity": "name, birth date and number are not verified anew",
    "extend_enrollment": "the time to finish cannot be extended",
    "give_old_w4": "a W-4 from before 2020 is for who may be paid",
    "move_county": "it cannot move to another county",
    "evaluate_record": "there is no record to evaluate",
    "receive_waiver": "a waiver (SOC 862) cannot be received",
    "rule_on_waiver": "no waiver is before the supervisor",
    "end_waiver": "no waiver can be ended",
    "request_exception": "an exception (SOC 863) cannot be asked for",
    "recommend_exception": "no exception is before the supervisor",
    "decide_exception": "no exception is before the state",
    "appeal": "there is nothing to appeal against",
    "decide_appeal": "no appeal is before the state",
    "report_violation": "a violation cannot be reported",
    "decide_exemption": "an exemption from the 66 hours is for who is enrolled",
    "propose_reinstatement": "there is no standing to give back",
    "review_reinstatement": "no reinstatement is before the supervisor",
    "withdraw_enrollment": "it cannot be withdrawn",
}
"""What a message would have done, as the second half."""

Turn = Callable[[State], str | None]


def out_of_turn(state: State, update: str) -> str | None:
    """Why this message cannot be taken now, as a sentence; None when it can."""
    if state.over:
        return ENDED
    if not takes(state.status, update):
        return f"{STANDS[state.status]}: {CANNOT[update]}."
    turn = TURNS.get(update)
    return turn(state) if turn else None


def receive_application(state: State) -> str | None:
    """Once; again where it is the correction of a number or name that the SSN check did not know."""
    again = state.standing.application and state.standing.ssn is not Check.MISMATCH
    return "The application (SOC 426) was already received." if again else None


def take_fingerprints(state: State) -> str | None:
    """Again as long as nothing has come of them: prints may be unreadable."""
    waiting = (Background.NOT_ASKED, Background.ASKED, Background.DELAYED)
    return None if state.standing.background in waiting else "The Department of Justice has already answered."


def attend_orientation(state: State) -> str | None:
    """Once."""
    return "The orientation was already attended." if state.standing.orientation else None


def sign_agreement(state: State) -> str | None:
    """Once."""
    return "The agreement (SOC 846) was already signed." if state.standing.agreement else None


def extend_enrollment(state: State) -> str | None:
    """Once."""
    return "The time to finish was already extended." if state.standing.extended else None


def evaluate_record(state: State) -> str | None:
    """While a notice names offenses; again while it bears on the standing, since court papers and relief come later.

    Before the enrollment also without a notice: papers of another state need none.
    """
    background = state.standing.background
    bears = (Background.RECORD, Background.WAIVER_POSSIBLE, Background.INELIGIBLE, Background.EXCEPTED)
    early = state.status is Status.PENDING and background is not Background.CLEAR
    return None if early or background in bears else "There is no record to evaluate."


def rule_on_waiver(state: State) -> str | None:
    """While an irregular waiver is before the supervisor."""
    return None if state.waivers else "No waiver is before the supervisor."


def end_waiver(state: State) -> str | None:
    """While one is in force."""
    return None if state.standing.waivers else "No waiver is in force."


def request_exception(state: State) -> str | None:
    """When none is before the supervisor or the state; one that was sent back is asked for again."""
    undecided = state.exception in (Asked.SUPERVISOR, Asked.STATE)
    return "An exception was already asked for." if undecided else None


def recommend_exception(state: State) -> str | None:
    """While one is before the supervisor."""
    return None if state.exception is Asked.SUPERVISOR else "No exception is before the supervisor."


def decide_exception(state: State) -> str | None:
    """While one is before the state."""
    return None if state.exception is Asked.STATE else "No exception is before the state."


def appeal(state: State) -> str | None:
    """When none is before the state."""
    return "An appeal is already before the state." if state.appeal_id is not None else None


def decide_appeal(state: State) -> str | None:
    """While one is before the state."""
    return None if state.appeal_id is not None else "No appeal is before the state."


def propose_reinstatement(state: State) -> str | None:
    """When none is before the supervisor."""
    asked = state.reinstatement is Asked.SUPERVISOR
    return "A reinstatement is already before the supervisor." if asked else None


def review_reinstatement(state: State) -> str | None:
    """While one is before the supervisor."""
    return None if state.reinstatement is Asked.SUPERVISOR else "No reinstatement is before the supervisor."


TURNS: dict[str, Turn] = {
    turn.__name__: turn
    for turn in (
        *(receive_application, take_fingerprints, attend_orientation, sign_agreement, extend_enrollment),
        *(evaluate_record, rule_on_waiver, end_waiver),
        *(request_exception, recommend_exception, decide_exception),
        *(appeal, decide_appeal, propose_reinstatement, review_reinstatement),
    )
}
"""Messages that need more than a standing that takes them."""
