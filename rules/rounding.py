"""The one rounding: half a minute or half a cent rounds up, at each line that is printed (questions.md)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
Mask = NDArray[np.bool_]


def divided(numerator: IntArray | int, denominator: IntArray | int) -> IntArray:
    """Quotient of whole minutes or cents, none negative, to the nearest whole one, a half rounding up.

    Source: the public interface, questions.md ("half a minute or half a cent rounds up"); CMIPS's own rule is not
    public (handbook 3.10 allows one minute either way). Exact up to 2**62: no float takes part.
    """
    over: Any = np.asarray(numerator, dtype=np.int64)
    under: Any = np.asarray(denominator, dtype=np.int64)
    result: IntArray = (2 * over + under) // (2 * under)
    return result


def multiplied(amount: IntArray | int, hundredths: IntArray | int) -> IntArray:
    """Amount times a factor given in hundredths (4.33 is 433), a half rounding up."""
    return divided(np.asarray(amount, dtype=np.int64) * np.asarray(hundredths, dtype=np.int64), 100)
