"""What happens to pay runs, in the words of a timeline."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from records.ach_codes import CHANGES, RETURNS, return_of
from web import wording
from web.staff import violation_words
from web.staff.payroll.way import CAUSES
from web.staff.payroll.words import KINDS, STATUSES

TITLES = {
    "pay_run_made": "Run begun",
    "pay_run_moved": "Run moved on",
    "pay_run_approved": "Word given on the totals",
    "pay_run_discarded": "Run discarded",
    "pay_hold_let_go": "Held payment let go",
    "payment_came_back": "Payment came back",
    "account_change_told": "Bank told another account",
}
TONES = {"pay_run_approved": "good", "pay_run_discarded": "warn", "payment_came_back": "warn"}

_STANDINGS = {status: said.lower() for status, (said, _tone) in STATUSES.items()}
_CAUSES = {cause.value: said for cause, said in CAUSES.items()}


def _standing(value: Any) -> str:
    """A standing of a run, or of what else moves in the same words."""
    return _STANDINGS.get(value) or violation_words.WORDS["before"][1](value)


def _cause(value: Any) -> str:
    return _CAUSES.get(value) or violation_words.WORDS["cause"][1](value)


def _said(value: Any) -> str:
    """What the bank's code means, or the Controller's word."""
    code = str(value)
    says = CHANGES.get(code) or (return_of(code).says if code in RETURNS else None)
    return f"{code}: {says[0].lower()}{says[1:-1]}" if says else f"warrant {code}"


WORDS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "before": ("before: {}", _standing),
    "to": ("now {}", _standing),
    "cause": ("{}", _cause),
    "kind": ("{}", lambda kind: KINDS.get(kind, wording.words(kind)).lower()),
    "desk": ("{}", lambda desk: wording.words(desk).lower()),
    "pay_date": ("paid on {}", lambda day: wording.day(dt.date.fromisoformat(day))),
    "payment_id": ("payment {}", str),
    "bank_says": ("{}", _said),
    "answered_on": ("on {}", lambda day: wording.day(dt.date.fromisoformat(day))),
    "payments": ("{} payments", lambda number: f"{number:,}"),
    "net_cents": ("{} net", wording.money),
}
"""How a parameter is said, where its bare word would not do."""

DISCARDED = {
    **WORDS,
    "payments": ("{} payments that were reckoned", lambda number: f"{number:,}"),
    "net_cents": ("{} net, nothing of it paid", wording.money),
}
