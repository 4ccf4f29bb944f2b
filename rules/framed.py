"""Answers of many cases as a frame: a column a member, lists of records as columns of structs."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from rules.book import Question
from rules.frames import EPOCH, Mask, Taken
from rules.model.amounts import Result
from rules.model.facts import Fact
from rules.model.records import Records
from rules.model.tables import Table


def framed(question: Question, taken: Taken, result: Result, rows: bool) -> pl.DataFrame:
    """A result as a frame; cases that lack a fact or were refused have null answers."""
    height = taken.columns.rows
    needs = taken.needs | {name: _mask(mask, height) for name, mask in result.needs.items()}
    wrong = taken.wrong | {text: _mask(mask, height) for text, mask in result.refuse.items()}
    lost = np.zeros(height, dtype=np.bool_)
    for mask in (*needs.values(), *wrong.values()):
        lost |= mask
    out: dict[str, pl.Series] = {}
    for name, member in question.gives.items():
        if member.type == "list":
            out[name] = _listed(member, result.lists[name], lost)
        elif member.type != "rows":
            out[name] = _series(member, result.answer[name], lost | result.null.get(name, False))
    if isinstance(question, Table) and question.hit == "first":
        out["row"] = _deciding_row(result, lost)
    out["needs"] = _joined(needs, height, ", ")
    out["error"] = _joined(wrong, height, " ")
    if rows:
        out |= {f"row {name}": pl.Series(_mask(mask, height) & ~lost) for name, mask in result.rows.items()}
    return pl.DataFrame(out)


def _mask(mask: Mask | bool, height: int) -> Mask:
    return np.full(height, mask) if isinstance(mask, bool) else mask


def _listed(member: Fact, records: Records, absent: Mask) -> pl.Series:
    """Lists of records as one column of structs, null where absent."""
    columns = {one.name: _series(one, records.arrays[one.name], records.missing(one.name)) for one in member.of}
    cases = pl.DataFrame({"case": np.arange(len(records.offsets) - 1)})
    owner = np.repeat(cases["case"].to_numpy(), np.diff(records.offsets))
    each = pl.DataFrame({"case": owner, "told": pl.DataFrame(columns).to_struct(member.name)})
    told = cases.join(each.group_by("case").agg("told"), on="case", how="left", maintain_order="left")["told"]
    filled = pl.col("told").fill_null(pl.lit([], dtype=told.dtype))
    return told.to_frame().select(pl.when(pl.Series(absent)).then(None).otherwise(filled).alias("told"))["told"]


def _series(member: Fact, values: NDArray[Any], absent: Mask) -> pl.Series:
    """Coded values as a column of the member's type, null where absent."""
    series = pl.Series(values)
    if member.type == "enum":
        series = series.cast(pl.UInt32).cat.to(pl.Enum([str(word) for word in member.one_of]))
    elif member.type == "date":
        series = (series - EPOCH).cast(pl.Int32).cast(pl.Date)
    return series.set(pl.Series(absent), None) if absent.any() else series


def _deciding_row(result: Result, lost: Mask) -> pl.Series:
    places = np.zeros(len(lost), dtype=np.uint32)
    for place, mask in enumerate(result.rows.values()):
        if place:
            places[mask] = place
    series = pl.Series(places).cat.to(pl.Enum(list(result.rows)))
    return series.set(pl.Series(lost), None) if lost.any() else series


def _joined(masks: Mapping[str, Mask], height: int, between: str) -> pl.Series:
    """For each case the names whose mask holds, joined; null where none does."""
    joined = pl.Series([None], dtype=pl.String).new_from_index(0, height)
    for name, mask in masks.items():
        if mask.any():
            held = pl.DataFrame({"old": joined, "holds": pl.Series(mask)})
            more = pl.concat_str([pl.col("old") + between, pl.lit(name)], ignore_nulls=True)
            joined = held.select(pl.when("holds").then(more).otherwise("old").alias("new"))["new"]
    return joined
