"""Whose turn is it? The sentence for a message that a violation cannot take as it stands."""

from workflows.steps.violation import ViolationStatus
from workflows.violation.state import State
from workflows.violation.statuses import takes

ENDED = "This violation does not stand any more. Nothing more can be said to it."

STANDS = {
    ViolationStatus.COUNTY_REVIEW: "A caseworker is looking at this violation",
    ViolationStatus.SUPERVISOR_REVIEW: "A supervisor is looking at this violation",
    ViolationStatus.NOTICED: "The provider has been told of this violation and may dispute it",
    ViolationStatus.DISPUTED: "The provider has disputed this violation and the county is to decide",
    ViolationStatus.UPHELD: "The county has upheld this violation and the provider may ask the state",
    ViolationStatus.STATE_REVIEW: "This violation is before the state",
    ViolationStatus.STANDING: "This violation stands",
}
"""How a violation stands, as the first half of a sentence."""

CANNOT = {
    "review_violation": "a caseworker's word is not awaited",
    "confirm_violation": "a supervisor's word is not awaited",
    "dispute_violation": "it cannot be disputed now",
    "decide_dispute": "there is no dispute to decide",
    "ask_state_review": "the state cannot be asked now",
    "decide_state_review": "there is no review of the state to decide",
    "finish_training": "no self-study is awaited",
    "recount_violation": "it does not count yet",
}
"""What a message would have done, as the second half."""


def out_of_turn(state: State, update: str) -> str | None:
    """Why this message cannot be taken now, as a sentence; None when it can."""
    if state.status is ViolationStatus.ENDED:
        return ENDED
    return None if takes(state.status, update) else f"{STANDS[state.status]}: {CANNOT[update]}."
