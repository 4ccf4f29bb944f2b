"""How long a conviction counts (W&I 12305.81, 12305.87), and convictions that cannot be as told."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask
from rules.law.clocks.amounts.days import add_months

LATER = "convicted: the conviction is after the day asked about; mend the date, or ask about a later day."
RELEASED_FIRST = (
    "released: the release is before the conviction; give the last one after it, or null if there was no custody."
)


def counts_until(facts: Columns, limits: Limits) -> IntArray:
    """The last day on which the conviction counts: the years after the conviction, or after a later release.

    The first day does not count and the last one does (Gov. Code 6800); 29 February and 28 February are one day (6803).
    """
    start = np.where(facts.known("released"), facts["released"], facts["convicted"])
    return add_months(start, 12 * limits["look_back"])


def in_look_back(facts: Columns, limits: Limits) -> Mask:
    """Whether the day asked about is one on which it counts; in custody the years have not begun."""
    held: Mask = counts_until(facts, limits) >= facts.on.toordinal()
    return held


def impossible(facts: Columns, limits: Limits) -> dict[str, Mask]:
    """A conviction that is still to come, or a release before it: a slip of the pen must not make anybody clear."""
    return {
        LATER: facts["convicted"] > facts.on.toordinal(),
        RELEASED_FIRST: facts.known("released") & (facts["released"] < facts["convicted"]),
    }
