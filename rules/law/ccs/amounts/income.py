"""What of a family's income the cost of care may take."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits

WHOLE = 10_000  # hundredths of a percent in the whole


def share_of_income(facts: Columns, limits: Limits) -> IntArray:
    """The share of the income that the cost must be over, in whole cents, rounded down; no share of a loss."""
    share: IntArray = np.maximum(facts["adjusted_gross_income_cents"], 0) * limits["cost_share"] // WHOLE
    return share
