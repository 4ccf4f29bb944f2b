"""Numbers as people wrote them, as columns of characters: one row a case, one column a place, spaces left out.

Cards and forms print numbers in groups ("91234567A2 9180"), so spaces anywhere are left out; anything else that does
not belong, small letters and digits of other scripts among them, stays and makes the number wrong.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.columns_of_facts import Mask
from rules.rounding import IntArray

ZERO, NINE = ord("0"), ord("9")


@dataclass(frozen=True)
class Written:
    """Character codes (cases x places, 0 past the end) and lengths, without spaces."""

    text: NDArray[np.str_]
    codes: IntArray
    length: IntArray

    def digits(self, first: int, last: int) -> Mask:
        """Where the places first to last - 1 are all digits 0 to 9."""
        places = self.codes[:, first:last]
        held: Mask = np.all((places >= ZERO) & (places <= NINE), axis=1)
        return held

    def number(self, first: int, last: int) -> IntArray:
        """The whole number in the places first to last - 1; only meaningful where they are digits."""
        total = np.zeros(len(self.codes), dtype=np.int64)
        for place in range(first, last):
            total = total * 10 + np.clip(self.codes[:, place] - ZERO, 0, 9)
        return total

    def cut(self, first: int, last: int) -> NDArray[np.str_]:
        """The characters in the places first to last - 1 as text."""
        places = np.ascontiguousarray(self.codes[:, first:last].astype(np.uint32))
        cut: NDArray[np.str_] = places.view(f"<U{last - first}").reshape(len(self.codes))
        return cut


def written(values: NDArray[Any], places: int) -> Written:
    """The values without spaces: the codes of the first `places` characters, and each whole length."""
    text = np.strings.replace(values.astype(np.str_), " ", "")
    length = np.strings.str_len(text).astype(np.int64)
    codes = np.ascontiguousarray(text.astype(f"<U{places}")).view(np.uint32).reshape(len(text), places)
    return Written(text, codes.astype(np.int64), length)


def letters(codes: IntArray, allowed: tuple[str, ...]) -> Mask:
    """Where a place holds one of the letters."""
    return np.isin(codes, [ord(letter) for letter in allowed])
