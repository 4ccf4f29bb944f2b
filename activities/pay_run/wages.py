"""Rates of an hour by county and day, as `ihss.wage` gives them, asked once for each set of limits the days have."""

import datetime as dt
from functools import lru_cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from rules.book import load_book
from rules.columns import decide_frame, limits_for
from rules.errors import LawError

QUESTION = "ihss.wage"
UNKNOWN = -1
"""No rate of the county is known on the day."""

COUNTIES = 59
"""California's counties are numbered from 1 to 58."""

EPOCH = dt.date(1970, 1, 1)
Rates = NDArray[np.int64]


def rates_of(days: NDArray[np.int64], counties: NDArray[np.int64], back_up: NDArray[np.bool_]) -> Rates:
    """The rate of an hour for each day (as days since 1970), county (its number) and kind of provider, in cents."""
    if not len(days):
        return np.zeros(0, np.int64)
    first = int(days.min())
    found: Rates = rates_by_day(first, int(days.max()))[days - first, counties, back_up.astype(np.int64)]
    return found


def rates_by_day(first: int, last: int) -> Rates:
    """The rates of each day from the first to the last: by county and whether for a back-up provider."""
    version = load_book().version
    return np.stack([_of_day(version, day) for day in range(first, last + 1)])


_same_limits: dict[tuple[str, tuple[dt.date, ...]], Rates] = {}
"""Rates by a version of the law and since when its limits are as they are: days that share these share their rates."""


@lru_cache(maxsize=4000)
def _of_day(version: str, day: int) -> Rates:
    """Rates by county and whether for a back-up provider, under a version of the law."""
    on, law = EPOCH + dt.timedelta(days=day), load_book()
    try:
        limits = limits_for(law, law.question(QUESTION), on)
    except LawError:  # a day before the law
        return np.full((COUNTIES, 2), UNKNOWN)
    alike = (version, tuple(limit.since for limit in limits.used))
    if alike not in _same_limits:
        _same_limits[alike] = _asked(on)
    return _same_limits[alike]


def _asked(on: dt.date) -> Rates:
    numbers = np.repeat(np.arange(1, COUNTIES), 2)
    back_up = np.tile(np.array([False, True]), COUNTIES - 1)
    counties = pl.Series(numbers).cast(pl.String).str.zfill(2)
    rates = np.full((COUNTIES, 2), UNKNOWN)
    answers = decide_frame(QUESTION, on, {"county": counties, "back_up": back_up})
    rates[numbers, back_up.astype(np.int64)] = answers["rate_cents"].fill_null(UNKNOWN).to_numpy()
    return rates


def why_unknown(day: dt.date, county: str, back_up: bool) -> str | None:
    """What the law says where it knows no rate; none where it knows one."""
    try:
        answers = decide_frame(QUESTION, day, {"county": [county], "back_up": [back_up]})
    except LawError as refusal:
        return str(refusal)
    error: str | None = answers["error"][0]
    return error and f"County {county}, {day:%B} {day.day}, {day.year}: {error}"
