"""The across-the-board reduction of authorized time (W&I 12301.02 ff.), in minutes a month; none since July 2015.

It is a part of the authorized time, and comes first off documented unmet need, protective supervision's left aside: a
person whose unmet need is as large loses nothing. The recipient may choose which services bear the rest.
"""

import numpy as np

from rules.amounts import Limits
from rules.rounding import IntArray, divided

WHOLE = 10_000  # hundredths of a percent in the whole


def reduction(authorized: IntArray, other: IntArray, maximum: IntArray, limits: Limits) -> IntArray:
    """What comes off each case's authorized time; `other` is the month's need without protective supervision."""
    part = divided(authorized * limits["across_the_board_reduction"], WHOLE)
    unmet = np.maximum(other - maximum, 0)
    uncovered: IntArray = np.maximum(part - unmet, 0)
    return uncovered
