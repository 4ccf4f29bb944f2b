"""The timeline and the clocks of violations in words."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from web.staff import provider_words
from web.staff.violations.words import CAUSES, CONSEQUENCES, STATUSES
from web.wording import words

TITLES = {
    "violation_found": "Limit passed",
    "findings_changed": "What was found has changed",
    "violation_reviewed": "Worker's word on the violation",
    "violation_confirmed": "Supervisor's word on the violation",
    "violation_noticed": "Provider told of the violation",
    "violation_moved": "Violation moved on",
    "dispute_decided": "County decided the dispute",
    "state_review_decided": "State decided",
}

TONES = {
    "violation_found": "warn",
    "violation_noticed": "warn",
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

_STANDINGS = {status: said.lower() for status, said in STATUSES.items()}
_CAUSES = {cause.value: said for cause, said in CAUSES.items()}


def _standing(value: Any) -> str:
    """A standing of a violation, or of what else moves in the same words."""
    return _STANDINGS.get(value) or provider_words.WORDS["status"][1](value)


def _cause(value: Any) -> str:
    return _CAUSES.get(value) or provider_words.WORDS["cause"][1](value)


WORDS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "before": ("before: {}", _standing),
    "to": ("now {}", _standing),
    "cause": ("{}", _cause),
    "month": ("{}", lambda value: f"{dt.date.fromisoformat(value):%B %Y}"),
    "number": ("number {}", str),
    "consequence": ("{}", lambda value: CONSEQUENCES.get(value, words(value)).lower()),
}
"""Parameters of a violation's events, where their bare word would not do."""
