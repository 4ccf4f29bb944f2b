"""Records of fixed width as one matrix of bytes: a row a record, written column by column, no Python object for any."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

Records = NDArray[np.uint8]

SPACE, LINE_END = ord(" "), ord("\n")
PLAIN = r"^[A-Za-z0-9 .,&/#-]*$"
FOUR = 10_000
GROUPS = np.frombuffer("".join(f"{number:04d}" for number in range(FOUR)).encode(), dtype=np.uint8).reshape(FOUR, 4)
"""Every group of four digits, looked up rather than divided out digit by digit."""


def blank(count: int, width: int) -> Records:
    """So many records of spaces, each with its line end."""
    records = np.full((count, width + 1), SPACE, dtype=np.uint8)
    records[:, width] = LINE_END
    return records


def put_word(records: Records, at: int, word: str) -> None:
    """The same plain word in every record, from a place (counted from 1) on."""
    records[:, at - 1 : at - 1 + len(word)] = np.frombuffer(word.encode("ascii"), dtype=np.uint8)


def put_numbers(records: Records, at: int, width: int, values: NDArray[np.int64]) -> None:
    """A whole number for each record, to the right with zeros. Raises ValueError for one that does not fit."""
    if values.size and (values.min() < 0 or values.max() >= 10**width):
        raise ValueError(f"A number from {values.min()} to {values.max()} does not fit into {width} digits.")
    left, end = values, at - 1 + width
    while end > at - 1:
        begin = max(end - 4, at - 1)
        left, group = left // FOUR, left % FOUR
        records[:, begin:end] = GROUPS[group][:, 4 - (end - begin) :]
        end = begin


def put_texts(records: Records, at: int, width: int, texts: pl.Series) -> None:
    """A plain text for each record, to the left with spaces; what is longer is cut off."""
    if not texts.is_empty():
        fixed = "".join(texts.str.slice(0, width).str.pad_end(width)).encode("ascii")
        records[:, at - 1 : at - 1 + width] = np.frombuffer(fixed, dtype=np.uint8).reshape(-1, width)


def plain(name: str) -> pl.Expr:
    """A column of names as machines of the last century take them: capitals A to Z, digits, and few signs."""
    return pl.col(name).fill_null("").map_batches(_in_capitals, return_dtype=pl.String)


def _in_capitals(texts: pl.Series) -> pl.Series:
    """The few that are not plain letters already are looked at sign by sign."""
    bare = texts.str.contains(PLAIN)
    told = texts.str.to_uppercase().str.strip_chars(" ")
    if not bare.all():
        rest = texts.filter(~bare).str.normalize("NFKD").str.replace_all(r"[\p{M}']", "")
        rest = rest.str.to_uppercase().str.replace_all(r"[^A-Z0-9 .,&/#-]", " ").str.strip_chars()
        told = told.scatter((~bare).arg_true(), rest)
    return told
