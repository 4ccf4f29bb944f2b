"""Frames in and out: the schema's total check over whole columns, and answers as columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from rules.book import Question
from rules.columns_of_facts import Columns, Items
from rules.errors import FactError, shown
from rules.model.amounts import Result
from rules.model.facts import Fact
from rules.model.tables import Table
from rules.schema import expected

Mask = NDArray[np.bool_]
PART = 65_536  # cases decided at once; 12 services each make columns of six megabytes
EPOCH = date(1970, 1, 1).toordinal()
TEXTS = (pl.String, pl.Categorical, pl.Enum)


@dataclass(frozen=True)
class ItemColumns:
    """A list fact, flattened: `frame` has one row an item, `offsets` (cases + 1) where each case begins and ends."""

    offsets: NDArray[np.int64]
    frame: pl.DataFrame


@dataclass
class Taken:
    """Columns that passed the check, and who did not: by missing fact, and by sentence."""

    columns: Columns
    needs: dict[str, Mask]
    wrong: dict[str, Mask]


def cases_in(frame: pl.DataFrame, lists: Mapping[str, ItemColumns]) -> int:
    """How many cases a frame and its lists hold."""
    return frame.height if frame.width else max((len(one.offsets) - 1 for one in lists.values()), default=0)


def in_parts(
    frame: pl.DataFrame, lists: Mapping[str, ItemColumns]
) -> Iterator[tuple[pl.DataFrame, Mapping[str, ItemColumns]]]:
    """A caseload in parts small enough for their columns to stay in the processor's cache; at least one part."""
    height = cases_in(frame, lists)
    for name, one in lists.items():
        rising = len(one.offsets) == height + 1 and one.offsets[0] == 0 and bool((np.diff(one.offsets) >= 0).all())
        if not rising or one.offsets[-1] != one.frame.height:
            raise FactError(f"The list {name}: its offsets do not fit {height} cases and {one.frame.height} items.")
    for start in range(0, max(height, 1), PART):
        stop = min(start + PART, height)
        yield frame.slice(start, stop - start), {name: _part(one, start, stop) for name, one in lists.items()}


def _part(items: ItemColumns, start: int, stop: int) -> ItemColumns:
    offsets = items.offsets[start : stop + 1]
    return ItemColumns(offsets - offsets[0], items.frame.slice(int(offsets[0]), int(offsets[-1] - offsets[0])))


def take_in(
    question: str,
    facts: Sequence[Fact],
    on: date,
    table: pl.DataFrame,
    lists: Mapping[str, ItemColumns],
) -> Taken:
    """A frame as checked columns. Errors: FactError for an unknown column or one of a wrong type."""
    height = cases_in(table, lists)
    plain = [fact for fact in facts if fact.type != "list"]
    taken = _take_columns(question, plain, table, height, {fact.name for fact in facts})
    arrays, unknown, needs, wrong = taken
    items = {}
    for fact in facts:
        if fact.type == "list":
            items[fact.name] = _take_items(on, fact, table, height, lists.get(fact.name), needs, wrong, unknown)
    columns = Columns(on, height, {fact.name: fact for fact in facts}, arrays, unknown, items)
    return Taken(columns, needs, wrong)


_Parts = tuple[dict[str, NDArray[Any]], dict[str, Mask], dict[str, Mask], dict[str, Mask]]


def _take_columns(where: str, facts: Sequence[Fact], frame: pl.DataFrame, height: int, known: set[str]) -> _Parts:
    for name in frame.columns:
        if name not in known:
            raise FactError(f"{where} has no fact {shown(name)}; its facts are: {', '.join(sorted(known))}.")
    arrays: dict[str, NDArray[Any]] = {}
    unknown: dict[str, Mask] = {}
    needs: dict[str, Mask] = {}
    wrong: dict[str, Mask] = {}
    for fact in facts:
        column = frame[fact.name] if fact.name in frame.columns else pl.Series(fact.name, [None] * height, pl.Null)
        values, missing, refused = _take(fact, column, height)
        if missing is not None:
            (needs if fact.required and not fact.nullable else unknown)[fact.name] = missing
            if fact.name not in frame.columns and fact.required:
                needs[fact.name] = missing
        if refused is not None:
            wrong[f"{fact.name}: a value is not {expected(fact)}."] = refused
        arrays[fact.name] = values
    return arrays, unknown, needs, wrong


def _take(fact: Fact, column: pl.Series, height: int) -> tuple[NDArray[Any], Mask | None, Mask | None]:
    """The coded values, where none is given, and where one is refused."""
    missing: Mask | None = column.is_null().to_numpy() if column.null_count() else None
    if column.dtype == pl.Null:
        spare = np.zeros(height, dtype=KINDS[fact.type])
        return _with_default(fact, spare, missing)
    coded = CODERS[fact.type](fact, column)
    refused: Mask | None = None
    if coded.null_count():
        refused = coded.is_null().to_numpy()
        refused = refused & ~missing if missing is not None else refused
        coded = coded.fill_null("" if fact.type == "text" else False if fact.type == "boolean" else 0)
    values = coded.to_numpy() if fact.type != "text" else np.array(coded.to_list(), dtype=np.str_)
    values, missing, _ = _with_default(fact, values, missing)
    return values, missing, refused if refused is not None and refused.any() else None


def _with_default(
    fact: Fact, values: NDArray[Any], missing: Mask | None
) -> tuple[NDArray[Any], Mask | None, Mask | None]:
    if missing is None or fact.default is None:
        return values, missing, None
    series = pl.Series([fact.default], dtype=None)
    if fact.type == "date":
        series = series.str.to_date()
    default = fact.default if fact.type == "text" else CODERS[fact.type](fact, series).to_numpy()[0]
    return np.where(missing, default, values), None, None


def _of_type(fact: Fact, column: pl.Series, right: bool) -> None:
    if not right:
        raise FactError(f"The column {fact.name} is {column.dtype}; it must hold {expected(fact)}.")


def _booleans(fact: Fact, column: pl.Series) -> pl.Series:
    _of_type(fact, column, column.dtype == pl.Boolean)
    return column


def _integers(fact: Fact, column: pl.Series) -> pl.Series:
    _of_type(fact, column, column.dtype.is_integer())
    whole = column.cast(pl.Int64, strict=False)
    within = whole.is_in(list(fact.one_of)) if fact.one_of else whole.is_between(fact.least, fact.most)
    return whole if within.all() else whole.set(~within.fill_null(True), None)


def _enums(fact: Fact, column: pl.Series) -> pl.Series:
    _of_type(fact, column, isinstance(column.dtype, TEXTS))
    words = [str(word) for word in fact.one_of]
    if isinstance(column.dtype, pl.Enum):  # its words are few: translate them, not every value
        places = [words.index(word) if word in words else None for word in column.dtype.categories]
        return pl.Series(places, dtype=pl.Int64).gather(column.to_physical().cast(pl.UInt32))
    return column.cast(pl.String).cast(pl.Enum(words), strict=False).to_physical().cast(pl.Int64)


def _dates(fact: Fact, column: pl.Series) -> pl.Series:
    _of_type(fact, column, column.dtype == pl.Date)
    ordinals = column.cast(pl.Int32).cast(pl.Int64) + EPOCH
    within = ordinals.is_between(fact.least, fact.most)
    return ordinals if within.all() else ordinals.set(~within.fill_null(True), None)


def _texts(fact: Fact, column: pl.Series) -> pl.Series:
    _of_type(fact, column, isinstance(column.dtype, TEXTS))
    words = column.cast(pl.String)
    right = words.str.len_chars().is_between(fact.least, fact.most) & ~words.str.contains("\0", literal=True)
    return words.set(~right.fill_null(True), None)


CODERS = {"boolean": _booleans, "integer": _integers, "enum": _enums, "date": _dates, "text": _texts}
KINDS: dict[str, Any] = {"boolean": np.bool_, "integer": np.int64, "enum": np.int64, "date": np.int64, "text": np.str_}


def _take_items(
    on: date,
    fact: Fact,
    frame: pl.DataFrame,
    height: int,
    given: ItemColumns | None,
    needs: dict[str, Mask],
    wrong: dict[str, Mask],
    unknown: dict[str, Mask],
) -> Items:
    absent = given is None and fact.name not in frame.columns
    if given is None:
        given = _flattened(fact, frame[fact.name]) if not absent else ItemColumns(np.zeros(height + 1, np.int64), _NONE)
    if absent and fact.required:
        needs[fact.name] = np.ones(height, dtype=np.bool_)
    if fact.name in frame.columns and frame[fact.name].null_count():
        (needs if fact.required else unknown)[fact.name] = frame[fact.name].is_null().to_numpy()
    lengths = np.diff(given.offsets)
    beyond = (lengths < fact.least) | (lengths > fact.most)
    if beyond.any():
        wrong[f"{fact.name}: it takes {fact.least} to {fact.most} items."] = beyond
    names = {member.name for member in fact.of}
    parts = _take_columns(fact.name, fact.of, given.frame, int(given.offsets[-1]), names)
    items = Items(on, {member.name: member for member in fact.of}, given.offsets, parts[0], parts[1])
    for name, mask in parts[2].items():
        needs[f"{fact.name}.{name}"] = items.any(mask)
    for text, mask in parts[3].items():
        wrong[f"{fact.name}.{text}"] = items.any(mask)
    return items


_NONE = pl.DataFrame()


def _flattened(fact: Fact, column: pl.Series) -> ItemColumns:
    if not isinstance(column.dtype, pl.List) or not isinstance(column.dtype.inner, pl.Struct):
        raise FactError(f"The column {fact.name} is {column.dtype}; it must hold lists of items with named members.")
    lengths = column.list.len().fill_null(0).to_numpy()
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return ItemColumns(offsets, column.filter(lengths > 0).explode().struct.unnest())


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
        if member.type != "rows":
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
