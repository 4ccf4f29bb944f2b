"""Columns as arrays of whole numbers, and back."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from activities.pay_run.reading import Whole


def whole(series: pl.Series) -> Whole:
    """A column of numbers, days, or true and false as integers."""
    found: Whole = series.cast(pl.Int64).to_numpy().astype(np.int64, copy=False)
    return found


def nullable(values: Whole, known: NDArray[np.bool_]) -> pl.Series:
    """Integers as a column, null where they are not known."""
    column = pl.Series(values)
    return column if known.all() else column.set(pl.Series(~known), None)


def starts_of(key: Whole) -> Whole:
    """Where each run of the same key begins."""
    differs = np.ones(len(key), np.bool_)
    np.not_equal(key[1:], key[:-1], out=differs[1:])
    return np.flatnonzero(differs)


def summed(keys: Whole, of: Whole, values: Whole) -> Whole:
    """For each key (they are in order) the sum of the values that are of it."""
    sums = np.zeros(len(keys), np.int64)
    np.add.at(sums, np.searchsorted(keys, of), values)
    return sums


def earlier(key: Whole, values: Whole) -> Whole:
    """For each row what the rows before it with the same key come to."""
    order = np.argsort(key, kind="stable")
    running = np.cumsum(values[order]) - values[order]
    starts = starts_of(key[order])
    counts = np.diff(np.append(starts, len(key)))
    before = np.empty_like(running)
    before[order] = running - np.repeat(running[starts], counts)
    return before
