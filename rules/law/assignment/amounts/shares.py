"""What is left of the recipient's week and of the provider's, minutes a week (ACL 16-01; W&I 12300.4)."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits


def recipient_left(facts: Columns, limits: Limits) -> IntArray:
    """The recipient's weekly maximum less what other providers have."""
    return np.asarray(np.maximum(facts["weekly_maximum_minutes"] - facts["others_minutes"], 0), dtype=np.int64)


def provider_left(facts: Columns, limits: Limits) -> IntArray:
    """The provider's own limit less the time for other recipients; with one recipient only the recipient's counts."""
    limit = np.where(facts["exempt"], limits["exempt_week"], limits["week"])
    own = np.maximum(limit - facts["provider_other_minutes"], 0)
    return np.where(facts["provider_recipients"] >= limits["several"], own, recipient_left(facts, limits))


def left(facts: Columns, limits: Limits) -> IntArray:
    """The most this provider may be given here: the smaller of both."""
    return np.minimum(recipient_left(facts, limits), provider_left(facts, limits))
