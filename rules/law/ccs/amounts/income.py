"""What of a family's income the cost of care may take."""

from rules.amounts import Columns, IntArray, Limits

WHOLE = 10_000  # hundredths of a percent in the whole


def share_of_income(facts: Columns, limits: Limits) -> IntArray:
    """The share of the income that the cost must be over, in whole cents; a cost above what is rounded down is above it."""
    share: IntArray = facts["adjusted_gross_income_cents"] * limits["cost_share"] // WHOLE
    return share
