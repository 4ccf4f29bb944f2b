"""Entries packed into twelve characters each: `03 0800 1200 H 0`, read all at once as bytes.

Day of the month, start and end on the wall clock (24:00 is the end of the day), place (H home, C community, B both),
and 0, or for the night the clocks go back: 1 start, 2 end, 3 both in the second hour from 1:00 to 1:59.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from activities.timesheet_files.lines import ENTRY

PLACES = {"H": "home", "C": "community", "B": "both"}
MIDNIGHT = 1440


@dataclass(frozen=True)
class Entries:
    """All entries of a file: `frame` one row an entry, `offsets` (lines + 1) where each line's begin; which lines have
    one that cannot be read; the minutes of each line, end less start on the wall clock."""

    frame: pl.DataFrame
    offsets: NDArray[np.int64]
    unreadable: NDArray[np.bool_]
    minutes: NDArray[np.int64]


def unpacked(texts: pl.Series, periods: pl.Series) -> Entries:
    """The entries of lines whose packed text is a whole number of entries; `periods` (days) name their month."""
    counts = (texts.str.len_chars().to_numpy() // ENTRY).astype(np.int64)
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    owner = np.repeat(np.arange(len(texts)), counts)
    signs = np.frombuffer("".join(texts.to_list()).encode("ascii"), np.uint8).reshape(-1, ENTRY).astype(np.int64)
    digits = np.concatenate([signs[:, :10], signs[:, 11:]], axis=1) - ord("0")
    month = periods.dt.truncate("1mo")
    first = month.to_physical().to_numpy().astype(np.int64)
    days = (month.dt.offset_by("1mo").to_physical().to_numpy().astype(np.int64) - first)[owner]
    day = digits[:, 0] * 10 + digits[:, 1]
    start, end = _minutes(digits[:, 2:6]), _minutes(digits[:, 6:10])
    again, letters = digits[:, 10], np.array([ord(letter) for letter in PLACES])
    wrong = ((digits < 0) | (digits > 9)).any(axis=1) | (day < 1) | (day > days) | (start < 0) | (end < 0)
    wrong |= (again > 3) | ~np.isin(signs[:, 10], letters)
    frame = pl.DataFrame(
        {
            "day": pl.Series((first[owner] + np.clip(day, 1, 31) - 1).astype(np.int32)).cast(pl.Date),
            "start": start,
            "end": end,
            "place": _places(signs[:, 10]),
            "start_again": (again & 1) == 1,
            "end_again": (again & 2) == 2,
        }
    )
    by_time = np.lexsort([start, again & 1, day, owner])  # as the rows of a timesheet are read
    unreadable = np.bincount(owner[wrong], minlength=len(texts)) > 0
    minutes = np.bincount(owner, np.maximum(end - start, 0), minlength=len(texts)).astype(np.int64)
    return Entries(frame[by_time], offsets, unreadable, minutes)


def _minutes(digits: NDArray[np.int64]) -> NDArray[np.int64]:
    """Minutes of the day from four digits; -1 where they are no time."""
    hours, rest = digits[:, 0] * 10 + digits[:, 1], digits[:, 2] * 10 + digits[:, 3]
    minutes = hours * 60 + rest
    return np.where((rest > 59) | (minutes > MIDNIGHT) | (minutes < 0), -1, minutes)


def _places(signs: NDArray[np.int64]) -> pl.Series:
    codes = np.zeros(128, np.uint32)
    for code, letter in enumerate(PLACES):
        codes[ord(letter)] = code
    return pl.Series(codes[np.clip(signs, 0, 127)]).cat.to(pl.Enum(list(PLACES.values())))
