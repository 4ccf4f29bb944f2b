"""Lists of records as an answer: for many cases at once, flattened with their offsets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.model.facts import Fact

Mask = NDArray[np.bool_]
KINDS: dict[str, Any] = {"boolean": np.bool_, "integer": np.int64, "enum": np.int64, "date": np.int64, "text": np.str_}


@dataclass(frozen=True)
class Records:
    """Each case's list of records: `arrays` has one element a record, coded as facts are; `null` where there is none.

    `offsets` (cases + 1) tell where each case's records begin and end.
    """

    offsets: NDArray[np.int64]
    arrays: Mapping[str, NDArray[Any]]
    null: Mapping[str, Mask] = field(default_factory=dict)

    def missing(self, name: str) -> Mask:
        """Where a member is null."""
        return self.null.get(name, np.zeros(int(self.offsets[-1]), dtype=np.bool_))


def records_of(
    cases: int, owner: NDArray[np.int64], arrays: Mapping[str, NDArray[Any]], null: Mapping[str, Mask] | None = None
) -> Records:
    """Records in the order given; `owner` has the case of each and never falls."""
    offsets = np.zeros(cases + 1, dtype=np.int64)
    np.cumsum(np.bincount(owner, minlength=cases), out=offsets[1:])
    return Records(offsets, arrays, null or {})


def no_records(member: Fact) -> Records:
    """The records of no cases at all."""
    return Records(np.zeros(1, np.int64), {one.name: np.zeros(0, KINDS[one.type]) for one in member.of})
