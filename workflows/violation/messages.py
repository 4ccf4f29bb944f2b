"""The messages of a violation and the step that each calls; the steps of its clocks."""

from workflows.steps import violation as steps
from workflows.steps.step import AboutClock, Step, Told
from workflows.steps.violation import ClockName, ViolationAnswer

MESSAGES: dict[str, Step[Told, ViolationAnswer]] = {
    "review_violation": steps.REVIEW_VIOLATION,
    "confirm_violation": steps.CONFIRM_VIOLATION,
    "dispute_violation": steps.DISPUTE_VIOLATION,
    "decide_dispute": steps.DECIDE_DISPUTE,
    "ask_state_review": steps.ASK_STATE_REVIEW,
    "decide_state_review": steps.DECIDE_STATE_REVIEW,
    "finish_training": steps.FINISH_TRAINING,
    "recount_violation": steps.RECOUNT_VIOLATION,
}

RUN_OUT: dict[str, Step[AboutClock, ViolationAnswer]] = {
    ClockName.REVIEW: steps.REVIEW_RAN_OUT,
    ClockName.SUPERVISOR: steps.REVIEW_RAN_OUT,
    ClockName.DISPUTE: steps.DISPUTE_TIME_OVER,
    ClockName.DECISION: steps.DECISION_RAN_OUT,
    ClockName.LATE_ENTRY: steps.CLOCK_RAN_OUT,
    ClockName.STATE_REVIEW: steps.STATE_REVIEW_TIME_OVER,
    ClockName.TRAINING: steps.CLOCK_RAN_OUT,
    ClockName.EFFECT: steps.TAKE_EFFECT,
    ClockName.SERVED: steps.SERVED_OUT,
    ClockName.CLEAN_YEAR: steps.CLEAN_YEAR_OVER,
}
"""The step for each clock that has run out."""
