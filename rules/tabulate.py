"""A table decided for many cases at once: the answer's columns and who was decided by which row."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.columns_of_facts import Columns
from rules.masks import Mask, row_masks
from rules.model.amounts import Result
from rules.model.facts import Fact
from rules.model.row_file import coded
from rules.model.tables import Row
from rules.settled import Settled


def tabulate(settled: Settled, columns: Columns) -> Result:
    """The table's answer for every case, as an amount would give it; derived facts are in the columns already."""
    masks = row_masks(settled, columns)
    rows = {row.row.name: row.row for row in settled.rows}
    answer: dict[str, NDArray[Any]] = {}
    null: dict[str, Mask | bool] = {}
    for name, member in settled.table.gives.items():
        if member.type not in ("rows", "list"):
            answer[name], null[name] = _member(settled, member, rows, masks, columns)
    return Result(answer, deciding(masks) if settled.table.hit == "first" else masks, null)


def deciding(masks: Mapping[str, Mask]) -> dict[str, Mask | bool]:
    """Of all rows that fit a case, only the best-placed decides."""
    left: Mask | None = None
    first: dict[str, Mask | bool] = {}
    for name, mask in masks.items():
        first[name] = mask if left is None else mask & left
        left = ~mask if left is None else left & ~mask
    return first


def _member(
    settled: Settled, member: Fact, rows: Mapping[str, Row], masks: Mapping[str, Mask], columns: Columns
) -> tuple[NDArray[Any], Mask | bool]:
    """One member of the answer: from the last row up, each row that gives it writes over what stood there."""
    names = list(rows)
    values, missing = _given(settled, member, rows[names[-1]].gives[member.name], columns)
    values = np.broadcast_to(values, columns.rows)
    absent: Mask | bool = missing if isinstance(missing, bool) else missing.copy()
    for name in reversed(names[:-1]):
        if member.name not in rows[name].gives:
            continue
        given, missing = _given(settled, member, rows[name].gives[member.name], columns)
        values = np.where(masks[name], given, values)
        if missing is not False or absent is not False:
            absent = np.where(masks[name], missing, absent)
    return np.array(values), absent


def _given(settled: Settled, member: Fact, value: Any, columns: Columns) -> tuple[Any, Mask | bool]:
    """What a row gives, coded, and where that is null."""
    if isinstance(value, Mapping):
        kind, name = next(iter(value.items()))
        if kind == "fact":
            return columns[name], ~columns.known(name) if columns.may_be_unknown(name) else False
        value = settled.limits.values()[name]
    if value is None:
        return np.str_("") if member.type == "text" else np.int64(0), True
    if member.type == "text":
        return np.str_(value), False
    code = value.toordinal() if isinstance(value, date) else coded(settled.table.name, member, value)
    return (np.bool_(code) if member.type == "boolean" else np.int64(code)), False
