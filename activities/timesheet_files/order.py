"""In which order the lines of a file are decided, so that it comes to the same as telling them one after another.

What a timesheet may still be paid depends on those before it of the same recipient or the same provider, and on no
other. Lines that hang together that way, over however many steps, are in one *part*; a line's *round* is one more than
that of the line of its recipient or provider before it.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

Whole = NDArray[np.int64]


def arranged(lines: pl.DataFrame, part_lines: int) -> tuple[pl.DataFrame, int]:
    """Lines (in line order, with `provider` and `case_number`) with their `part` and `round`; how many parts."""
    if not lines.height:
        return lines.with_columns(part=pl.lit(0, pl.Int64), round=pl.lit(0, pl.Int64)), 0
    cases, providers = _codes(lines["case_number"]), _codes(lines["provider"])
    parts = _parts(_together(cases, providers), part_lines)
    return lines.with_columns(part=pl.Series(parts), round=pl.Series(_rounds(cases, providers))), int(parts.max()) + 1


def _codes(names: pl.Series) -> Whole:
    codes: Whole = names.rank("dense").to_numpy().astype(np.int64) - 1
    return codes


def _together(cases: Whole, providers: Whole) -> Whole:
    """For each line the first line that it hangs together with."""
    label: Whole = np.arange(len(cases))
    while True:
        least: Whole = label
        for codes in (cases, providers):
            lowest = np.full(codes.max() + 1, len(codes))
            np.minimum.at(lowest, codes, least)
            least = lowest[codes]
        least = least[least]
        if bool((least == label).all()):
            return label
        label = least


def _parts(label: Whole, part_lines: int) -> Whole:
    """Parts of about `part_lines` lines: lines that hang together are never parted."""
    size = np.bincount(label, minlength=len(label))
    before = np.cumsum(size) - size
    part = before[label] // part_lines
    numbers: Whole = np.unique(part, return_inverse=True)[1].astype(np.int64)
    return numbers


def _rounds(cases: Whole, providers: Whole) -> Whole:
    """The round of each line, from 0; as many turns as the longest chain has lines."""
    before = [_previous(codes) for codes in (cases, providers)]
    rounds = np.zeros(len(cases), np.int64)
    while True:
        later = rounds
        for previous in before:
            later = np.maximum(later, np.where(previous < 0, 0, rounds[previous] + 1))
        if (later == rounds).all():
            return rounds
        rounds = later


def _previous(codes: Whole) -> Whole:
    """For each line the last line before it with the same code, -1 where there is none."""
    order = np.argsort(codes, kind="stable")
    previous = np.full(len(codes), -1)
    same = codes[order][1:] == codes[order][:-1]
    previous[order[1:][same]] = order[:-1][same]
    return previous
