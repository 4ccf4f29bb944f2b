"""The law's answer for a whole caseload as arrays: what nobody reads, like a column of sentences, is never made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from rules.book import Book, load_book
from rules.columns import limits_for, result_of
from rules.frames import ItemColumns, Mask, in_parts, take_in
from rules.model.amounts import Result


@dataclass(frozen=True)
class Arrays:
    """What the law answers, one element a case: `answer` coded (enums as places in their words), `null` where a member
    is null, `rows` who was decided by which row. `lists` has the members of its lists, one element an item, in the
    order of the cases. `whole`: whether every case has its answer; where one has not, ask in columns to be told why.
    """

    whole: bool
    answer: Mapping[str, NDArray[Any]]
    null: Mapping[str, Mask]
    rows: Mapping[str, Mask]
    lists: Mapping[str, Mapping[str, NDArray[Any]]]


def decide_arrays(
    question: str,
    on: date,
    frame: pl.DataFrame,
    lists: Mapping[str, ItemColumns] | None = None,
    book: Book | None = None,
) -> Arrays:
    """As `rules.columns.decide_frame`, facts and errors alike."""
    law = book or load_book()
    asked = law.question(question)
    limits = limits_for(law, asked, on)
    parts = []
    for part, items in in_parts(frame, lists or {}):
        taken = take_in(question, asked.facts, on, part, items)
        result = result_of(law, asked, on, taken.columns, limits)
        lost = [*taken.needs.values(), *taken.wrong.values(), *result.needs.values(), *result.refuse.values()]
        nullable = [name for name, member in asked.gives.items() if member.nullable]
        parts.append(_of_part(result, taken.columns.rows, not any(np.any(mask) for mask in lost), nullable))
    return parts[0] if len(parts) == 1 else _joined(parts)


def _of_part(result: Result, cases: int, whole: bool, nullable: Sequence[str]) -> Arrays:
    def masks(given: Mapping[str, Mask | bool]) -> dict[str, Mask]:
        return {name: np.full(cases, mask) if isinstance(mask, bool) else mask for name, mask in given.items()}

    lists = {name: records.arrays for name, records in result.lists.items()}
    null = masks(dict.fromkeys(nullable, False) | dict(result.null))
    return Arrays(whole, result.answer, null, masks(result.rows), lists)


def _joined(parts: Sequence[Arrays]) -> Arrays:
    def joined(of: Callable[[Arrays], Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
        return {name: np.concatenate([of(part)[name] for part in parts]) for name in of(parts[0])}

    lists = {name: joined(lambda part, name=name: part.lists[name]) for name in parts[0].lists}  # type: ignore[misc]
    return Arrays(
        all(part.whole for part in parts),
        joined(lambda part: part.answer),
        joined(lambda part: part.null),
        joined(lambda part: part.rows),
        lists,
    )
