"""How many of everything there are for so many lines, and chance of its own for each purpose."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Days = NDArray[np.datetime64]

LINES_OF_A_SAR = (0.42, 0.27, 0.15, 0.09, 0.05, 0.02)
"""How many requests of a hundred have one line, two, three ...: two and a tenth on the average."""

SARS_OF_A_CLIENT = 2.8
LINES_OF_A_PROVIDER = 150
PROVIDERS_OF_A_FACILITY = 30
TOLD_WITHIN_DAYS = 1_095


@dataclass(frozen=True)
class CcsScale:
    """So many lines that stand, and who looks at them. The same numbers give the same rows.

    `on` is the day on which they are looked at; the newest of them were told on that day, and are not seen on it.
    """

    lines: int
    organizations: int = 20
    users: int = 2_000
    on: dt.date = dt.date(2026, 3, 10)
    seed: int = 1

    @property
    def providers(self) -> int:
        """Each has as many requests in a large state as in a small one."""
        return max(40, self.lines // LINES_OF_A_PROVIDER)

    @property
    def facilities(self) -> int:
        """Hospitals and centers; the first is large and belongs to nobody's size."""
        return max(8, self.providers // PROVIDERS_OF_A_FACILITY)

    def draw(self, *purpose: int) -> np.random.Generator:
        """Chance for one purpose, so that one part's change leaves the others as they are."""
        return np.random.default_rng([self.seed, *purpose])

    def days_before(self, days: Numbers) -> Days:
        """So many days before it is looked at."""
        return np.datetime64(self.on, "D") - days.astype("timedelta64[D]")


def one_of(
    draw: np.random.Generator, words: tuple[str, ...], shares: tuple[float, ...], count: int
) -> "NDArray[np.str_]":
    """So many words, each as often as its share."""
    chosen: NDArray[np.str_] = np.array(words)[draw.choice(len(words), count, p=np.array(shares) / sum(shares))]
    return chosen


def office_hours(draw: np.random.Generator, days: Days) -> Days:
    """An instant of each day between nine and four in California: 17:00 UTC and later, to the second."""
    seconds = 17 * 3600 + draw.integers(0, 25_200, len(days))
    instants: Days = days.astype("datetime64[us]") + seconds.astype("timedelta64[s]")
    return instants
