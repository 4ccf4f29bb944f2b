"""The headline of a request: the status its lines share, or `mixed`."""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, one_of

ON = date(2026, 3, 15)
STATUSES = ("received", "pending", "deferred", "authorized", "authorized_modified", "denied", "cancelled", "expired")
MIXED = len(STATUSES)


def lines(name: str, told: tuple[str, ...], status: str, row: str) -> Example:
    """The statuses of a request's lines, and its headline."""
    facts = {"lines": [{"status": one} for one in told]}
    return Example(name, ON, facts, {"status": status}, rows=(row,))


QUESTION = AmountQuestion(
    name="ccs.sar_status",
    asks="What is the one status shown for a request?",
    facts=("lines",),
    gives={"status": one_of(*STATUSES, "mixed")},
    rows={"no_lines": "CMS Net", "alike": "CMS Net", "differ": "CMS Net"},
    since=date(2000, 1, 1),
    cite="CMS Net",
    evidence="derived",
    examples=(
        lines("one line", ("denied",), "denied", "alike"),
        lines("two alike", ("expired", "expired"), "expired", "alike"),
        lines("one authorized, one denied", ("authorized", "denied"), "mixed", "differ"),
        lines("authorized, and authorized in another form", ("authorized", "authorized_modified"), "mixed", "differ"),
        lines("one is over, one goes on", ("expired", "authorized"), "mixed", "differ"),
        lines("nothing said of any line yet", (), "received", "no_lines"),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each request's status."""
    asked = facts.items("lines")
    has = np.stack([asked.any(asked.equals("status", status)) for status in STATUSES])
    kinds = has.sum(axis=0)
    return Result(
        {"status": np.where(kinds > 1, MIXED, has.argmax(axis=0))},  # argmax of no lines is the first word: received
        {"no_lines": kinds == 0, "alike": kinds == 1, "differ": kinds > 1},
    )
