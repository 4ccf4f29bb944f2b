"""Frames of facts: the schema's total check over whole columns, lists flattened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from rules.columns_of_facts import Columns, Items
from rules.errors import FactError, shown
from rules.model.facts import Fact
from rules.model.records import KINDS
from rules.schema import expected

Mask = NDArray[np.bool_]
PART = 65_536  # cases decided at once; 12 services each make columns of six megabytes
EPOCH = date(1970, 1, 1).toordinal()
TEXTS = (pl.String, pl.Categorical, pl.Enum)
NO_WORD = -1
"""The place of what is none of a fact's words."""


@dataclass(frozen=True)
class ItemColumns:
    """A list fact, flattened: `frame` has one row an item, `offsets` (cases + 1) where each case begins and ends.

    `lists` has the lists within the items, flattened likewise; their offsets count from item to item.
    """

    offsets: NDArray[np.int64]
    frame: pl.DataFrame
    lists: Mapping[str, "ItemColumns"] = field(default_factory=dict)


@dataclass
class Taken:
    """Columns that passed the check, and who did not: by missing fact, and by sentence."""

    columns: Columns
    needs: dict[str, Mask]
    wrong: dict[str, Mask]


def cases_in(frame: pl.DataFrame, lists: Mapping[str, ItemColumns]) -> int:
    """How many cases a frame and its lists hold."""
    return frame.height or max((len(one.offsets) - 1 for one in lists.values()), default=0)


def in_parts(
    frame: pl.DataFrame, lists: Mapping[str, ItemColumns]
) -> Iterator[tuple[pl.DataFrame, Mapping[str, ItemColumns]]]:
    """A caseload in parts small enough for their columns to stay in the processor's cache; at least one part."""
    height = cases_in(frame, lists)
    _refuse_misfits(lists, height, "cases")
    for start in range(0, max(height, 1), PART):
        stop = min(start + PART, height)
        yield frame.slice(start, stop - start), {name: _part(one, start, stop) for name, one in lists.items()}


def _refuse_misfits(lists: Mapping[str, ItemColumns], height: int, owners: str) -> None:
    for name, one in lists.items():
        rising = len(one.offsets) == height + 1 and one.offsets[0] == 0 and bool((np.diff(one.offsets) >= 0).all())
        items = one.frame.height if one.frame.width else int(one.offsets[-1])
        if not rising or one.offsets[-1] != items:
            raise FactError(f"The list {name}: its offsets do not fit {height} {owners} and {items} items.")
        _refuse_misfits(one.lists, items, f"items of {name}")


def _part(items: ItemColumns, start: int, stop: int) -> ItemColumns:
    offsets = items.offsets[start : stop + 1]
    first, last = int(offsets[0]), int(offsets[-1])
    inner = {name: _part(one, first, last) for name, one in items.lists.items()}
    return ItemColumns(offsets - offsets[0], items.frame.slice(first, last - first), inner)


def take_in(
    question: str,
    facts: Sequence[Fact],
    on: date,
    table: pl.DataFrame,
    lists: Mapping[str, ItemColumns],
) -> Taken:
    """A frame as checked columns. Errors: FactError for an unknown column or one of a wrong type."""
    height = cases_in(table, lists)
    taken = _take_columns(question, facts, table, height)
    items = _take_lists(on, facts, table, lists, height, taken)
    columns = Columns(on, height, {fact.name: fact for fact in facts}, taken.arrays, taken.unknown, items)
    return Taken(columns, taken.needs, taken.wrong)


@dataclass
class _Parts:
    """Columns of facts, or of the members of items, while they are checked."""

    arrays: dict[str, NDArray[Any]] = field(default_factory=dict)
    unknown: dict[str, Mask] = field(default_factory=dict)
    needs: dict[str, Mask] = field(default_factory=dict)
    wrong: dict[str, Mask] = field(default_factory=dict)


def _take_columns(where: str, facts: Sequence[Fact], frame: pl.DataFrame, height: int) -> _Parts:
    known = {fact.name for fact in facts}
    for name in frame.columns:
        if name not in known:
            raise FactError(f"{where} has no fact {shown(name)}; its facts are: {', '.join(sorted(known))}.")
    parts = _Parts()
    for fact in facts:
        if fact.type == "list":
            continue
        column = frame[fact.name] if fact.name in frame.columns else pl.Series(fact.name, [None] * height, pl.Null)
        values, missing, refused = _take(fact, column, height)
        if missing is not None:
            (parts.needs if fact.required and not fact.nullable else parts.unknown)[fact.name] = missing
            if fact.name not in frame.columns and fact.required:
                parts.needs[fact.name] = missing
        if refused is not None:
            parts.wrong[f"{fact.name}: a value is not {expected(fact)}."] = refused
        parts.arrays[fact.name] = values
    return parts


def _take(fact: Fact, column: pl.Series, height: int) -> tuple[NDArray[Any], Mask | None, Mask | None]:
    """The coded values, where none is given, and where one is refused."""
    missing: Mask | None = column.is_null().to_numpy() if column.null_count() else None
    if column.dtype == pl.Null:
        spare = np.zeros(height, dtype=KINDS[fact.type])
        return _with_default(fact, spare, missing), missing if fact.default is None else None, None
    values, refused = CODERS[fact.type](fact, column)
    if refused is not None:
        values = np.where(refused, values.dtype.type(), values)
        refused = refused if missing is None else refused & ~missing
    if missing is not None and fact.default is not None:
        values, missing = _with_default(fact, values, missing), None
    return values, missing, refused if refused is not None and refused.any() else None


def _with_default(fact: Fact, values: NDArray[Any], missing: Mask | None) -> NDArray[Any]:
    if missing is None or fact.default is None:
        return values
    series = pl.Series([fact.default], dtype=None)
    if fact.type == "date":
        series = series.str.to_date()
    default = fact.default if fact.type == "text" else CODERS[fact.type](fact, series)[0][0]
    return np.where(missing, default, values)


def _of_type(fact: Fact, column: pl.Series, right: bool) -> None:
    if not right:
        raise FactError(f"The column {fact.name} is {column.dtype}; it must hold {expected(fact)}.")


Coded = tuple[NDArray[Any], Mask | None]
"""Values, with a spare one for null, and which are not what the fact takes (of null it says nothing)."""


def _booleans(fact: Fact, column: pl.Series) -> Coded:
    _of_type(fact, column, column.dtype == pl.Boolean)
    return (column.fill_null(False) if column.null_count() else column).to_numpy(), None


def _integers(fact: Fact, column: pl.Series) -> Coded:
    _of_type(fact, column, column.dtype.is_integer())
    whole = column if column.dtype == pl.Int64 else column.cast(pl.Int64, strict=False)
    values = (whole.fill_null(0) if whole.null_count() else whole).to_numpy()
    beyond = None if whole.null_count() == column.null_count() else whole.is_null().to_numpy()
    refused = ~np.isin(values, fact.one_of) if fact.one_of else _outside(fact, values)
    if beyond is None:
        return values, refused
    return values, beyond if refused is None else beyond | refused


def _outside(fact: Fact, values: NDArray[np.int64]) -> Mask | None:
    """Which are less than the least or more than the most, if any is."""
    if not len(values) or (values.min() >= fact.least and values.max() <= fact.most):
        return None
    return (values < fact.least) | (values > fact.most)


def _enums(fact: Fact, column: pl.Series) -> Coded:
    _of_type(fact, column, isinstance(column.dtype, TEXTS))
    words = [str(word) for word in fact.one_of]
    if isinstance(column.dtype, pl.Enum):  # its words are few: translate them, not every value
        named = column.dtype.categories.to_list()
        places = np.array([words.index(word) if word in words else NO_WORD for word in named], dtype=np.int64)
        coded = column.to_physical()
        values = places[(coded.fill_null(0) if coded.null_count() else coded).to_numpy()] if len(places) else None
    else:
        values = None
    if values is None:
        known = column.cast(pl.String).cast(pl.Enum(words), strict=False).to_physical().cast(pl.Int64)
        values = known.fill_null(NO_WORD).to_numpy()
    refused = values == NO_WORD
    return values, refused if refused.any() else None


def _dates(fact: Fact, column: pl.Series) -> Coded:
    _of_type(fact, column, column.dtype == pl.Date)
    days = column.to_physical()
    values = (days.fill_null(0) if column.null_count() else days).to_numpy().astype(np.int64) + EPOCH
    if column.null_count():
        values[column.is_null().to_numpy()] = 0
    return values, _outside(fact, values)


def _texts(fact: Fact, column: pl.Series) -> Coded:
    _of_type(fact, column, isinstance(column.dtype, TEXTS))
    words = column.cast(pl.String)
    right = words.str.len_chars().is_between(fact.least, fact.most) & ~words.str.contains("\0", literal=True)
    wrong = ~right.fill_null(True)
    values = np.array(words.set(wrong, None).fill_null("").to_list(), dtype=np.str_)
    return values, wrong.to_numpy() if wrong.any() else None


CODERS = {"boolean": _booleans, "integer": _integers, "enum": _enums, "date": _dates, "text": _texts}


def _take_lists(
    on: date,
    facts: Sequence[Fact],
    frame: pl.DataFrame,
    lists: Mapping[str, ItemColumns],
    height: int,
    whole: _Parts,
) -> dict[str, Items]:
    """The list facts of cases, or the lists within items; what is missing or wrong is noted with `whole`."""
    found = {}
    for fact in facts:
        if fact.type == "list":
            given = lists.get(fact.name) or _given_in(fact, frame, height, whole)
            found[fact.name] = _take_items(on, fact, given, whole)
    return found


def _given_in(fact: Fact, frame: pl.DataFrame, height: int, whole: _Parts) -> ItemColumns:
    """The list as a column of the frame has it; nobody has items where there is no such column."""
    if fact.name not in frame.columns:
        if fact.required:
            whole.needs[fact.name] = np.ones(height, dtype=np.bool_)
        return ItemColumns(np.zeros(height + 1, np.int64), _NONE)
    column = frame[fact.name]
    if column.null_count() and fact.default is None:
        (whole.needs if fact.required and not fact.nullable else whole.unknown)[fact.name] = column.is_null().to_numpy()
    return _flattened(fact, column)


def _take_items(on: date, fact: Fact, given: ItemColumns, whole: _Parts) -> Items:
    lengths = np.diff(given.offsets)
    beyond = (lengths < fact.least) | (lengths > fact.most)
    if beyond.any():
        whole.wrong[f"{fact.name}: it takes {fact.least} to {fact.most} items."] = beyond
    height = int(given.offsets[-1])
    parts = _take_columns(fact.name, fact.of, given.frame, height)
    inner = _take_lists(on, fact.of, given.frame, given.lists, height, parts)
    members = {member.name: member for member in fact.of}
    items = Items(on, members, given.offsets, parts.arrays, parts.unknown, inner)
    for name, mask in parts.needs.items():
        whole.needs[f"{fact.name}.{name}"] = items.any(mask)
    for text, mask in parts.wrong.items():
        whole.wrong[f"{fact.name}.{text}"] = items.any(mask)
    return items


_NONE = pl.DataFrame()


def _flattened(fact: Fact, column: pl.Series) -> ItemColumns:
    if fact.items == "one":
        return _one(fact, column)
    named = fact.items != "values"
    if not isinstance(column.dtype, pl.List) or isinstance(column.dtype.inner, pl.Struct) != named:
        items = "items with named members" if named else "plain values"
        raise FactError(f"The column {fact.name} is {column.dtype}; it must hold lists of {items}.")
    lengths = column.list.len().fill_null(0).to_numpy()
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    flat = column.filter(lengths > 0).explode()
    return ItemColumns(offsets, flat.struct.unnest() if named else pl.DataFrame({fact.of[0].name: flat}))


def _one(fact: Fact, column: pl.Series) -> ItemColumns:
    """One object a case, or none where it is null."""
    offsets = np.zeros(len(column) + 1, dtype=np.int64)
    if column.dtype == pl.Null:
        return ItemColumns(offsets, _NONE)
    if not isinstance(column.dtype, pl.Struct):
        raise FactError(f"The column {fact.name} is {column.dtype}; it must hold structs with named members.")
    some = column.is_not_null()
    np.cumsum(some.to_numpy(), out=offsets[1:])
    return ItemColumns(offsets, column.filter(some).struct.unnest())
