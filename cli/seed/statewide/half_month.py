"""How each pair works in the half-month: which days, how long, and when; within the hours, never twice at once."""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from cli.seed.statewide.counties import places
from cli.seed.statewide.scale import Block, Numbers

PURPOSE = 7
EARLIEST, LATEST = 6 * 60, 23 * 60 + 30
TRAVELS = 0.35
"""Of the pairs after a provider's first: those to which the provider goes straight from the one before."""

AFTER = 30
"""Minutes between two recipients of a day, at least; the way is shorter."""

COUNTY = pl.Enum([place.code for place in places()])
COMPACT: Any = {
    **{
        "county_code": COUNTY,
        "id": pl.Int32,
        "enrollment_id": pl.Int32,
        "case_id": pl.Int32,
        "start": pl.Int16,
        "daily": pl.Int16,
    },
    **{"pause": pl.Int16, "weekdays": pl.UInt8, "trip": pl.Int8, "off": pl.UInt16, "chance": pl.UInt32},
}
"""What is kept of every pair until the timesheets are written in the order in which they came: thirty bytes."""


def planned(block: Block, pairs: pl.DataFrame) -> pl.DataFrame:
    """One row a pair, as small as it goes: `start` and `daily` minutes, a `pause` in the middle, `weekdays` and days
    `off` as bits, minutes of the `trip` from the provider's recipient before, and a number drawn by `chance`."""
    draw = block.draw(PURPOSE)
    count = pairs.height
    minutes = pairs["minutes"].to_numpy()
    several = pairs["of_provider"].to_numpy() > 1
    number = _days_a_week(draw, minutes, several)
    used = np.where(draw.random(count) < 0.35, 1.0, draw.uniform(0.75, 1.0, count))
    daily = np.maximum((minutes * used / number).astype(np.int64) // 5 * 5, np.minimum(minutes // number, 30))
    daily = np.clip(daily, 1, np.where(several, 780, 960))
    pause = np.where(~several & (daily > 60) & (daily < 600) & (draw.random(count) < 0.3), 60, 0)
    start = _starts(draw, pairs["turn"].to_numpy(), daily + pause)
    trip = np.where((pairs["turn"].to_numpy() > 0) & (draw.random(count) < TRAVELS), draw.integers(8, 21, count), 0)
    return (
        pairs.select("id", "enrollment_id", "case_id", "county_code", "advance")
        .with_columns(
            start=pl.Series(start),
            daily=pl.Series(daily),
            pause=pl.Series(pause),
            weekdays=pl.Series(_weekdays(draw, number)),
            trip=pl.Series(trip),
            off=pl.Series(_off(draw, count)),
            chance=pl.Series(draw.integers(0, 2**32, count)),
        )
        .cast(COMPACT)
    )


def _days_a_week(draw: np.random.Generator, minutes: Numbers, several: NDArray[np.bool_]) -> Numbers:
    """Few hours are worked on few days; who has many hours or several recipients works on most days."""
    least = np.where(several, 5, np.where(minutes < 900, 2, np.where(minutes < 1800, 4, 5)))
    most = np.where(minutes < 300, 3, np.where(minutes < 900, 5, 7))
    number: Numbers = least + (draw.random(len(minutes)) * (np.maximum(most, least) - least + 1)).astype(np.int64)
    return number


def _weekdays(draw: np.random.Generator, number: Numbers) -> Numbers:
    """So many days in a row of the week, from some day on; as bits, the lowest is Sunday."""
    row = (1 << number) - 1 << draw.integers(0, 7, len(number))
    return np.asarray((row | row >> 7) & 0b1111111)


def _off(draw: np.random.Generator, count: int) -> Numbers:
    """One day in twenty-five falls out; as bits of the half-month's days."""
    bits = draw.random((count, 16)) < 0.04
    return np.asarray((bits << np.arange(16)).sum(axis=1))


def _starts(draw: np.random.Generator, turn: Numbers, long: Numbers) -> Numbers:
    """The first recipient of a day comes in the morning, each further one after the one before. Rows are a provider's
    in turn."""
    through = np.cumsum(long + AFTER)
    first = np.maximum.accumulate(np.where(turn == 0, np.arange(len(turn)), 0))
    before = through - (long + AFTER) - (through - long - AFTER)[first]
    last = np.append(np.flatnonzero(turn == 0)[1:], len(turn)) - 1
    whole = (through[last] - (through - long - AFTER)[np.flatnonzero(turn == 0)] - AFTER)[np.cumsum(turn == 0) - 1]
    room = np.maximum(LATEST - EARLIEST - whole, 0)
    morning = EARLIEST + (draw.random(len(turn))[first] * np.minimum(room, 240)).astype(np.int64) // 5 * 5
    starts: Numbers = morning + before
    return starts
