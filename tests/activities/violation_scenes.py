"""What has happened when each letter about a violation is sent."""

import datetime as dt
from collections.abc import Callable

from tests.activities.letter_office import REASON, Pair
from workflows.steps.letters import Letter


def violation(number: int, **columns: object) -> Callable[[Pair], object]:
    """A violation of that number was found and told."""

    def happens(pair: Pair) -> None:
        costs = {3: "suspension", 4: "termination"}.get(number, "warning")
        takes_effect = pair.today + dt.timedelta(days=20) if number > 2 else None
        pair.violation(number, **({"consequence": costs, "takes_effect_on": takes_effect} | columns))

    return happens


DECIDED = {"dispute_reason": REASON, "state_reason": REASON}

SCENES: dict[str, tuple[Letter, Callable[[Pair], object]]] = {
    "violation_first": (Letter.VIOLATION_FIRST, violation(1)),
    "violation_second": (Letter.VIOLATION_SECOND, violation(2)),
    "violation_third": (Letter.VIOLATION_THIRD, violation(3)),
    "violation_fourth": (Letter.VIOLATION_FOURTH, violation(4)),
    "violation_training": (Letter.VIOLATION_TRAINING, violation(2)),
    "violation_upheld": (Letter.VIOLATION_UPHELD, violation(1, **DECIDED)),
    "violation_upheld_state": (Letter.VIOLATION_UPHELD, violation(3, **DECIDED)),
    "violation_overturned": (Letter.VIOLATION_OVERTURNED, violation(1, **DECIDED)),
    "violation_state_upheld": (Letter.VIOLATION_STATE_UPHELD, violation(3, **DECIDED)),
    "violation_state_overturned": (Letter.VIOLATION_STATE_OVERTURNED, violation(4, **DECIDED)),
    "violation_trained": (Letter.VIOLATION_TRAINED, violation(2)),
    "violation_clean_year": (Letter.VIOLATION_CLEAN_YEAR, violation(1)),
    "recipient_violation": (Letter.RECIPIENT_VIOLATION, violation(1)),
}
