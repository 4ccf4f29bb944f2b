"""How many of everything there are at a size, and how they are split into blocks that are written one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cli.seed.statewide.counties import apportioned

RECIPIENTS, PROVIDERS, TIMESHEETS = 815_000, 716_000, 825_000
"""The state as its own program office counts it, and the accepted timesheets of one half-month."""

SMALLEST, LARGEST = 0.0005, 4.0
BLOCK = 20_000
"""Recipients of a block."""

WITHOUT_TIMESHEET = 0.03  # of the pairs: away, or the timesheet has not come
WITHOUT_RECIPIENT = 0.045  # of the providers: enrolled, and nobody to work for at present
WITHOUT_PROVIDER = 0.04  # of the recipients: looking for one

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Scale:
    """A size: 1.0 is the state. The same size and seed are the same people."""

    size: float = 1.0
    seed: int = 1

    def __post_init__(self) -> None:
        if not SMALLEST <= self.size <= LARGEST:
            raise ValueError(f"The size is {self.size}; give one from {SMALLEST} to {LARGEST:.0f} (1 is the state).")

    def of(self, count: float) -> int:
        """So many of the state at this size."""
        return round(count * self.size)

    @property
    def pairs(self) -> int:
        """Providers with a recipient, one for each recipient they have."""
        return self.of(TIMESHEETS / (1 - WITHOUT_TIMESHEET))

    def draw(self, *purpose: int) -> np.random.Generator:
        """Chance of its own for one purpose, so that one part's change leaves the others as they are."""
        return np.random.default_rng([self.seed, *purpose])

    def blocks(self) -> "Iterator[Block]":
        """The state in parts of some twenty thousand recipients, each a small state of all counties."""
        recipients = self.of(RECIPIENTS)
        counties = np.repeat(np.arange(len(apportioned(0))), apportioned(recipients))
        self.draw(0).shuffle(counties)
        parts = -(-recipients // BLOCK)
        for number in range(parts):
            first, last = (recipients * each // parts for each in (number, number + 1))
            yield Block(
                self,
                number,
                counties[first:last],
                self._part(PROVIDERS, number, parts),
                self._part(PROVIDERS * WITHOUT_RECIPIENT, number, parts),
                self.pairs * (number + 1) // parts - self.pairs * number // parts,
            )

    def _part(self, count: float, number: int, parts: int) -> int:
        whole = self.of(count)
        return whole * (number + 1) // parts - whole * number // parts


def one_in(draw: np.random.Generator, count: int, each: int) -> NDArray[np.bool_]:
    """Which of so many are chosen: one in `each`, and one at least where there is anybody."""
    chosen = np.zeros(count, dtype=np.bool_)
    if count:
        chosen[draw.integers(min(each, count)) :: each] = True
    return chosen


@dataclass(frozen=True)
class Block:
    """Some recipients by the number of their county, and how many providers and pairs belong to them."""

    scale: Scale
    number: int
    counties: Numbers
    providers: int
    idle: int
    pairs: int

    @property
    def recipients(self) -> int:
        """How many recipients there are."""
        return len(self.counties)

    @property
    def working(self) -> int:
        """Providers who have a recipient."""
        return self.providers - self.idle

    def draw(self, purpose: int) -> np.random.Generator:
        """Chance of this block for one purpose."""
        return self.scale.draw(1, self.number, purpose)
