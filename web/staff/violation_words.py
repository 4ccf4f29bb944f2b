"""The timeline and the clocks of violations in words."""

from collections.abc import Callable
from typing import Any

TITLES = {
    "violation_found": "Limit passed",
    "violation_reviewed": "Worker's word on the violation",
    "violation_confirmed": "Supervisor confirmed the violation",
    "violation_dismissed": "Supervisor dismissed the violation",
    "violation_noticed": "Provider told of the violation",
    "violation_disputed": "Provider disputes it (SOC 2272)",
    "violation_dispute_decided": "Supervisor decided the dispute",
    "violation_state_asked": "State asked to look at it (SOC 2273)",
    "violation_state_decided": "State decided",
    "violation_training_finished": "Self-study finished",
    "violation_overdue": "Not decided in time",
    "violation_stands": "Violation stands",
    "violation_ended": "Violation is over",
}

TONES = {
    "violation_found": "warn",
    "violation_noticed": "warn",
    "violation_overdue": "bad",
    "violation_training_finished": "good",
    "violation_dismissed": "good",
}

CLOCKS = {
    "deadline.violation_review": "Worker's word before the notice, 3 business days",
    "deadline.violation_supervisor": "Supervisor's word before the notice, 2 business days",
    "deadline.violation_dispute": "Disputing the violation, 10 days",
    "deadline.violation_dispute_decision": "Decision on the dispute, 10 business days",
    "deadline.violation_late_entry": "Taking it back through the state, 45 days from the notice",
    "deadline.violation_state_review": "Asking the state, 10 days",
    "deadline.violation_training": "Finishing the self-study, 14 days",
    "deadline.violation_clean_year": "A year without a violation",
    "deadline.suspension_start": "Beginning of what it costs, 20 days from the notice",
    "deadline.suspension_end_fourth": "The year out",
}

WORDS: dict[str, tuple[str, Callable[[Any], str]]] = {}
"""Parameters of a violation's events, where their bare word would not do."""
