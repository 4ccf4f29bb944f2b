"""Records of fixed width as one matrix of bytes: a row a record, written column by column, no Python object for any."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

Records = NDArray[np.uint8]

SPACE, LINE_END = ord(" "), ord("\n")
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
    cut = np.array(texts.to_list(), dtype=f"S{width}")  # a longer text is cut to it
    fixed = cut.view(np.uint8).reshape(len(cut), width)
    records[:, at - 1 : at - 1 + width] = np.where(fixed == 0, SPACE, fixed)


def plain(name: str) -> pl.Expr:
    """A column of names as machines of the last century take them: capitals A to Z, digits, and few signs."""
    bare = pl.col(name).fill_null("").str.normalize("NFKD").str.replace_all(r"[\p{M}']", "")
    return bare.str.to_uppercase().str.replace_all(r"[^A-Z0-9 .,&/#-]", " ").str.strip_chars()
