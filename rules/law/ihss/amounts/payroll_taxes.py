"""Social Security, Medicare and State Disability Insurance of an employee in a household, in cents.

The recipient is the employer. No Social Security or Medicare of the recipient's spouse, parent or child under 21 (26
USC 3121(b)(3)), nor below the year's household threshold; no SDI of the spouse, the parent or a child under 18 (UIC
631), nor below the quarter's threshold. A threshold that is reached taxes the wages before it too: `untaxed_…_cents`
are those not taxed yet. Each is one line, rounded once; the additional Medicare tax is part of the Medicare line.
"""

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask
from rules.rounding import divided

WHOLE = 10_000  # hundredths of a percent in the whole
NO_FICA = ("spouse", "parent", "child_under_21", "child_under_18")
NO_SDI = ("spouse", "parent", "child_under_18")


def fica_due(facts: Columns) -> Mask:
    """Whose pay has Social Security and Medicare taken."""
    due: Mask = ~facts.within("relationship", NO_FICA) & facts["fica_threshold_met"]
    return due


def sdi_due(facts: Columns) -> Mask:
    """Whose pay has SDI taken."""
    due: Mask = ~facts.within("relationship", NO_SDI) & facts["sdi_threshold_met"]
    return due


def fica_wages(facts: Columns) -> IntArray:
    """The wages taxed with this payment: its gross, and what earlier payments left untaxed under the threshold."""
    wages: IntArray = facts["gross_cents"] + facts["untaxed_fica_cents"]
    return wages


def _over(facts: Columns, limit: int) -> IntArray:
    """What of the wages taxed now lies above a limit of the year."""
    taxed_before = np.maximum(facts["year_to_date_cents"] - facts["untaxed_fica_cents"], 0)
    above: IntArray = np.maximum(fica_wages(facts) - np.maximum(limit - taxed_before, 0), 0)
    return above


def over_base(facts: Columns, limits: Limits) -> IntArray:
    """What of the wages is above the Social Security base of the year."""
    return _over(facts, limits["social_security_base"])


def over_additional(facts: Columns, limits: Limits) -> IntArray:
    """What of the wages is above the threshold of the additional Medicare tax."""
    return _over(facts, limits["additional_medicare_over"])


def social_security(facts: Columns, limits: Limits) -> IntArray:
    """Social Security tax of each payment."""
    taxed = fica_wages(facts) - over_base(facts, limits)
    return np.where(fica_due(facts), divided(taxed * limits["social_security_rate"], WHOLE), 0)


def medicare(facts: Columns, limits: Limits) -> IntArray:
    """Medicare tax of each payment, the additional one included."""
    additional = over_additional(facts, limits) * limits["additional_medicare_rate"]
    both = fica_wages(facts) * limits["medicare_rate"] + additional
    return np.where(fica_due(facts), divided(both, WHOLE), 0)


def sdi(facts: Columns, limits: Limits) -> IntArray:
    """State Disability Insurance of each payment."""
    wages = facts["gross_cents"] + facts["untaxed_sdi_cents"]
    return np.where(sdi_due(facts), divided(wages * limits["sdi_rate"], WHOLE), 0)
