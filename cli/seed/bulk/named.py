"""Invented names by the hundred thousand, with the columns by which they are found."""

from functools import cache

import numpy as np
import polars as pl

from cli.seed.names import FAMILY, GIVEN
from records.named import search_columns


def drawn_names(
    draw: np.random.Generator, count: int, spoken: "np.ndarray[tuple[int], np.dtype[np.str_]] | None" = None
) -> pl.DataFrame:
    """`first_name`, `last_name` and the columns of search of so many people; with `spoken`, names of that language."""
    every = _every_name()
    if spoken is None:
        return every[draw.integers(0, every.height, count)]
    first, many = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for language, (start, size) in _spans().items():
        first[spoken == language], many[spoken == language] = start, size
    return every[first + (draw.random(count) * many).astype(np.int64)]


@cache
def _every_name() -> pl.DataFrame:
    """Every given name of a language with every family name of it."""
    pairs = [
        (first, last)
        for language in FAMILY
        for first in GIVEN.get(language, "").split()
        for last in FAMILY[language].split()
    ]
    found = [search_columns(first, None, last) for first, last in pairs]
    return pl.DataFrame(
        {
            "first_name": [first for first, _ in pairs],
            "last_name": [last for _, last in pairs],
            "name_folded": [each["name_folded"] for each in found],
            "name_keys": ["{" + ",".join(each["name_keys"]) + "}" for each in found],
        }
    )


@cache
def _spans() -> dict[str, tuple[int, int]]:
    """Where each language's names begin among all, and how many they are."""
    sizes = {language: len(GIVEN.get(language, "").split()) * len(FAMILY[language].split()) for language in FAMILY}
    ends = np.cumsum(list(sizes.values())).tolist()
    return {language: (end - size, size) for (language, size), end in zip(sizes.items(), ends, strict=True)}
