"""Figures behind the table that lets a payment go or holds it."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits

WHOLE = 100
NO_USUAL = 1_000_000_000_000  # above every gross: whoever was never paid before has no usual pay


def usual_most(facts: Columns, limits: Limits) -> IntArray:
    """The most gross pay that is not unusual for the pair, in cents."""
    most: IntArray = facts["usual_gross_cents"] * limits["usual_share"] // WHOLE
    return np.where(facts.known("usual_gross_cents"), most, NO_USUAL)
