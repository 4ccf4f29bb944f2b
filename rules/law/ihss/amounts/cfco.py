"""What the CFCO tests count: functions at nursing-facility ranks, and the sum of the mental ranks (ACL 14-60)."""

import numpy as np

from rules.amounts import Columns, Limits
from rules.rounding import IntArray

RANKED = ("eating", "bathing", "dressing", "mobility", "transfer", "respiration")


def functions_met(facts: Columns, limits: Limits) -> IntArray:
    """How many of the seven functions of test 2(a) are met: six by rank, paramedical by any need (ACL 14-60)."""
    lowest = limits.mapping("function_ranks")
    met: IntArray = facts["paramedical"].astype(np.int64)
    for function in RANKED:
        met = met + (facts[f"rank_{function}"] >= lowest[function])
    return met


def mental_ranks(facts: Columns, limits: Limits) -> IntArray:
    """The memory, orientation and judgment ranks added up, 3 to 15 (ACL 14-60, test 2(b))."""
    ranks: IntArray = facts["rank_memory"] + facts["rank_orientation"] + facts["rank_judgment"]
    return ranks
