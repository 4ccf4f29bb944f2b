"""The columnar evaluator: each row of a table compiled to a Polars expression over coded columns."""

from functools import reduce
from operator import and_, or_
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from rules.columns_of_facts import Columns
from rules.settled import Plain, Settled, SettledRow, Values

Mask = NDArray[np.bool_]


def flag(fact: str) -> str:
    """The column that says whether a fact is known; no fact's name has a space."""
    return f"{fact} known"


def coded_frame(settled: Settled, columns: Columns) -> pl.DataFrame:
    """The facts the table tests, as whole numbers, with a flag beside each that may be unknown."""
    facts = settled.table.columns()
    data: dict[str, Any] = {}
    for name in settled.tested():
        if facts[name].type not in ("text", "list"):
            values = columns[name]
            data[name] = values.view(np.int8) if values.dtype == np.bool_ else values
        if facts[name].nullable or facts[name].optional:
            data[flag(name)] = columns.known(name)
    return pl.DataFrame(data) if data else pl.DataFrame({"": np.zeros(columns.rows, dtype=np.int8)})


def expression(settled: Settled, row: SettledRow) -> pl.Expr:
    """The condition of one row, otherwise rows excepted."""
    facts = settled.table.columns()
    unsure = {name for name in settled.tested() if facts[name].nullable or facts[name].optional}

    def group(tests: tuple[Plain, ...]) -> pl.Expr:
        return reduce(and_, [_test(test, unsure) for test in tests])

    parts = [group(row.when)] if row.when else []
    if row.any_of:
        parts.append(reduce(or_, [group(tests) for tests in row.any_of]))
    return reduce(and_, parts)


def _test(test: Plain, unsure: set[str]) -> pl.Expr:
    if test.op in ("null", "known"):
        return pl.col(flag(test.fact)) if test.op == "known" else ~pl.col(flag(test.fact))
    against = pl.col(test.other) if test.other else None
    condition = _versus(test, against) if against is not None else _fixed(test)
    for name in (test.fact, test.other):
        if name in unsure:
            condition &= pl.col(flag(name))
    return condition


def _versus(test: Plain, other: pl.Expr) -> pl.Expr:
    column = pl.col(test.fact)
    return {
        "is": column == other,
        "is_not": column != other,
        "at_least": column >= other,
        "at_most": column <= other,
        "over": column > other,
        "under": column < other,
    }[test.op]


def _fixed(test: Plain) -> pl.Expr:
    column = pl.col(test.fact)
    if test.op == "at_least":
        return column >= test.values[0]
    if test.op == "at_most":
        return column <= test.values[0]
    held = reduce(or_, [column == value for value in test.values])
    return held if test.op == "in" else ~held


def row_masks(settled: Settled, columns: Columns) -> dict[str, Mask]:
    """For each row, who fires it: `otherwise` is everybody whom no other row has."""
    rows = [row for row in settled.rows if not row.row.otherwise]
    frame = coded_frame(settled, columns)
    judged = frame.select([expression(settled, row).alias(row.row.name) for row in rows])
    masks: dict[str, Mask] = {row.row.name: judged[row.row.name].to_numpy() for row in rows}
    taken = reduce(or_, masks.values(), np.zeros(columns.rows, dtype=np.bool_))
    return masks | {settled.rows[-1].row.name: ~taken}


def fire(settled: Settled, case: Values) -> tuple[str, ...]:
    """The rows that fire on one case, as a frame of one."""
    facts = settled.table.columns()
    tested = settled.tested()
    arrays = {name: np.array([case[name] or 0], dtype=np.int64) for name in tested}
    unknown = {name: np.ones(1, dtype=np.bool_) for name in tested if case[name] is None}
    masks = row_masks(settled, Columns(settled.edition.since, 1, facts, arrays, unknown, {}))
    return tuple(name for name, mask in masks.items() if mask[0])
