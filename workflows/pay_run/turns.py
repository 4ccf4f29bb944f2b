"""Whose turn is it? The sentence for a message that a pay run cannot take as it stands."""

from workflows.pay_run.state import State
from workflows.pay_run.statuses import takes
from workflows.steps.pay_run import PayRunStatus

S = PayRunStatus

ENDED = {
    S.ISSUED: "The payments of this run are issued. Nothing more can be said to it.",
    S.DISCARDED: "This run was discarded. Nothing more can be said to it.",
}

STANDS = {
    S.PLANNED: "This run is being planned",
    S.CALCULATING: "This run is being reckoned",
    S.AWAITING_OFFICER: "The totals of this run wait for a payroll officer",
    S.AWAITING_SUPERVISOR: "The totals of this run wait for a supervisor",
    S.ISSUING: "The payments of this run are being issued",
    S.STOPPED: "This run is stopped",
    S.FAILED: "This run has failed",
}
"""How a run stands, as the first half of a sentence."""

CANNOT = {
    "approve_totals": "a payroll officer's word is not awaited",
    "release_pay_run": "a supervisor's word is not awaited",
    "send_back_pay_run": "there is nothing to send back",
    "stop_pay_run": "there is nothing to stop",
    "resume_pay_run": "there is nothing to resume",
    "discard_pay_run": "stop it before you discard it",
}
"""What a message would have done, as the second half."""

ISSUED_IN_PART = "Payments of this run are issued already: resume it, and void or reissue what is wrong."


def out_of_turn(state: State, update: str) -> str | None:
    """Why this message cannot be taken now, as a sentence; None when it can."""
    if state.status in ENDED:
        return ENDED[state.status]
    if not takes(state.status, update):
        return f"{STANDS[state.status]}: {CANNOT[update]}."
    return ISSUED_IN_PART if update == "discard_pay_run" and state.resumes is S.ISSUING else None
