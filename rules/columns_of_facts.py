"""Facts of many cases as NumPy columns: one element a case, and lists flattened with their offsets."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.model.facts import Fact

Mask = NDArray[np.bool_]
IntArray = NDArray[np.int64]


class Columns:
    """Facts of `rows` cases asked about on one day: integers as int64, dates as ordinals, enums as places in one_of."""

    def __init__(
        self,
        on: date,
        rows: int,
        facts: Mapping[str, Fact],
        arrays: Mapping[str, NDArray[Any]],
        unknown: Mapping[str, Mask],
        items: Mapping[str, "Items"],
    ) -> None:
        self.on, self.rows, self.facts = on, rows, facts
        self._arrays, self._unknown, self._items = dict(arrays), dict(unknown), dict(items)

    def __getitem__(self, name: str) -> NDArray[Any]:
        """The fact's values; 0, false or no words where it is not known."""
        return self._arrays[name]

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def known(self, name: str) -> Mask:
        """Where the fact was given and is not null."""
        missing = self._unknown.get(name)
        return np.ones(self.rows, dtype=np.bool_) if missing is None else ~missing

    def may_be_unknown(self, name: str) -> bool:
        """Whether any case lacks the fact."""
        return name in self._unknown

    def equals(self, name: str, word: str) -> Mask:
        """Where an enum is `word`."""
        return self.within(name, (word,))

    def within(self, name: str, words: Iterable[str]) -> Mask:
        """Where an enum is one of `words`."""
        chosen = np.zeros(len(self.facts[name].one_of), dtype=np.bool_)
        chosen[[self.facts[name].one_of.index(word) for word in words]] = True
        held: Mask = chosen[self._arrays[name]]
        return held & ~self._unknown[name] if name in self._unknown else held

    def items(self, name: str) -> "Items":
        """The items of a list fact, flattened over all cases."""
        return self._items[name]

    def with_derived(self, fact: Fact, values: NDArray[Any]) -> None:
        """Adds a fact computed from the others."""
        self._arrays[fact.name] = values

    def with_answer(self, fact: Fact, values: NDArray[Any], missing: Mask) -> None:
        """Adds what a question answered for each case; `missing` is where that is null."""
        self.facts = {**self.facts, fact.name: fact}
        self._arrays[fact.name] = values
        if missing.any():
            self._unknown[fact.name] = missing


class Items(Columns):
    """The flattened items of one list fact; `offsets` (cases + 1) tell where each case's items begin and end.

    A list within the items is one level down: `items(name)` has offsets that tell where each item's own begin and end.
    """

    def __init__(
        self,
        on: date,
        facts: Mapping[str, Fact],
        offsets: IntArray,
        arrays: Mapping[str, NDArray[Any]],
        unknown: Mapping[str, Mask],
        items: Mapping[str, "Items"] | None = None,
    ) -> None:
        super().__init__(on, int(offsets[-1]), facts, arrays, unknown, items or {})
        self.offsets = offsets
        self._owner: IntArray | None = None
        self._nobody_without = bool((np.diff(offsets) > 0).all())  # reduceat would give an empty case its neighbour's

    @property
    def owner(self) -> IntArray:
        """The case each item belongs to."""
        if self._owner is None:
            self._owner = np.repeat(np.arange(len(self.offsets) - 1, dtype=np.int64), np.diff(self.offsets))
        return self._owner

    @property
    def filled(self) -> Mask:
        """Which cases have any item: of a fact that is one object, where it is not null."""
        some: Mask = np.diff(self.offsets) > 0
        return some

    def sum(self, values: NDArray[Any]) -> IntArray:
        """The sum over each case's items; 0 for a case without items."""
        if self.rows and self._nobody_without:
            whole: IntArray = np.add.reduceat(values, self.offsets[:-1], dtype=np.int64)
            return whole
        running = np.zeros(self.rows + 1, dtype=np.int64)
        np.cumsum(values, out=running[1:], dtype=np.int64)
        total: IntArray = running[self.offsets[1:]] - running[self.offsets[:-1]]
        return total

    def count(self, mask: Mask) -> IntArray:
        """How many of each case's items hold."""
        return self.sum(mask)

    def any(self, mask: Mask) -> Mask:
        """Whether any of a case's items holds."""
        if self.rows and self._nobody_without:
            held: Mask = np.logical_or.reduceat(mask, self.offsets[:-1])
            return held
        return self.sum(mask) > 0

    def spread(self, per_case: NDArray[Any]) -> NDArray[Any]:
        """A value of each case, repeated for each of its items."""
        return np.repeat(per_case, np.diff(self.offsets))


def from_cases(on: date, facts: Sequence[Fact], cases: Sequence[Mapping[str, Any]]) -> Columns:
    """Columns of cases that passed the schema (values coded; lists as lists of such mappings)."""
    arrays, unknown = _arrays([fact for fact in facts if fact.type != "list"], cases)
    items = _lists(on, facts, cases, unknown)
    return Columns(on, len(cases), {fact.name: fact for fact in facts}, arrays, unknown, items)


def _lists(
    on: date, facts: Sequence[Fact], cases: Sequence[Mapping[str, Any]], unknown: dict[str, Mask]
) -> dict[str, Items]:
    """The list facts of cases, or of items; notes who has none."""
    items = {fact.name: _items(on, fact, cases) for fact in facts if fact.type == "list"}
    for name in items:
        missing = np.fromiter((case[name] is None for case in cases), np.bool_, len(cases))
        if missing.any():
            unknown[name] = missing
    return items


def _items(on: date, fact: Fact, cases: Sequence[Mapping[str, Any]]) -> Items:
    lists = [case[fact.name] or () for case in cases]
    offsets = np.zeros(len(lists) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in lists], out=offsets[1:])
    flat = [item for one in lists for item in one]
    arrays, unknown = _arrays([member for member in fact.of if member.type != "list"], flat)
    inner = _lists(on, fact.of, flat, unknown)
    return Items(on, {member.name: member for member in fact.of}, offsets, arrays, unknown, inner)


def _arrays(
    facts: Sequence[Fact], cases: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, NDArray[Any]], dict[str, Mask]]:
    arrays: dict[str, NDArray[Any]] = {}
    unknown: dict[str, Mask] = {}
    for fact in facts:
        values = [case[fact.name] for case in cases]
        if fact.optional or fact.nullable:
            missing = np.fromiter((value is None for value in values), np.bool_, len(values))
            if missing.any():
                unknown[fact.name] = missing
                spare: Any = "" if fact.type == "text" else 0
                values = [spare if value is None else value for value in values]
        arrays[fact.name] = _array(fact, values)
    return arrays, unknown


def _array(fact: Fact, values: list[Any]) -> NDArray[Any]:
    if fact.type == "text":
        return np.array(values, dtype=np.str_)
    return np.array(values, dtype=np.bool_ if fact.type == "boolean" else np.int64)
