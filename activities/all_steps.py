"""Every step in one place, as the worker registers them; a contract that nobody keeps stops the worker at its start."""

from collections.abc import Callable
from typing import Any

from activities import (
    approvals,
    assessments,
    assignments,
    attention,
    certification,
    clearance,
    decisions,
    endings,
    letters,
    medi_cal,
    notices_sent,
    proposals,
    reviews,
    tasks,
    visits,
)
from activities.step import DOERS, as_activity
from workflows.steps import EVERY_STEP

MODULES = (
    approvals,
    assessments,
    assignments,
    attention,
    certification,
    clearance,
    decisions,
    endings,
    letters,
    medi_cal,
    notices_sent,
    proposals,
    reviews,
    tasks,
    visits,
)


def every_activity() -> list[Callable[[Any], Any]]:
    """The activities that the worker offers."""
    missing = [contract.name for contract in EVERY_STEP if contract.name not in DOERS]
    if missing:
        raise LookupError(f"Nobody does the step {', '.join(missing)}. Write it in activities/.")
    return [as_activity(DOERS[contract.name]) for contract in EVERY_STEP]
