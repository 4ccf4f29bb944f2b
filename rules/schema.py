"""The total check of facts: exact names, exact types, within range, before any rule or engine sees them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.errors import FactError, shown
from rules.model.facts import Fact

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MISSING = object()


@dataclass(frozen=True)
class Case:
    """A case whose facts are all known: `values` coded for the evaluators, `given` as they are recorded."""

    values: Mapping[str, Any]
    given: Mapping[str, Any]


@dataclass(frozen=True)
class Needs:
    """A case that lacks facts: their names, and what was given, as it is recorded."""

    names: tuple[str, ...]
    given: Mapping[str, Any]


def read_day(text: object) -> date:
    """The day a question is asked about; only YYYY-MM-DD is a day."""
    day = parsed_day(text)
    if day is None:
        raise FactError(f"The day {shown(text)} is not a date; write it as YYYY-MM-DD, like 2026-03-15.")
    return day


def parsed_day(text: object) -> date | None:
    """The date in ISO text, or None."""
    if not isinstance(text, str) or not ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def check(question: str, facts: Sequence[Fact], given: object) -> Case | Needs:
    """The facts of one case, checked and coded, or what is missing. Errors: FactError, one sentence."""
    if not isinstance(given, Mapping):
        raise FactError(f"The facts of {question} are one JSON object of names and values, not {shown(given)}.")
    known = {fact.name for fact in facts}
    for name in given:
        if name not in known:
            listed = ", ".join(fact.name for fact in facts) or "none"
            raise FactError(f"{question} has no fact {shown(name)}; its facts are: {listed}.")
    return _check_members(facts, given, "")


def _check_members(facts: Sequence[Fact], given: Mapping[str, Any], path: str) -> Case | Needs:
    values: dict[str, Any] = {}
    recorded: dict[str, Any] = {}
    needs: list[str] = []
    for fact in facts:
        value = given.get(fact.name, MISSING)
        if value is None and not fact.nullable:
            value = MISSING
        if value is MISSING:
            if fact.required:
                needs.append(path + fact.name)
                continue
            value = fact.default
        checked, record, lacks = _check_value(fact, value, path + fact.name)
        values[fact.name], recorded[fact.name] = checked, record
        needs += lacks
    return Needs(tuple(needs), recorded) if needs else Case(values, recorded)


def _check_value(fact: Fact, value: Any, path: str) -> tuple[Any, Any, tuple[str, ...]]:
    """The coded value, the value as recorded, and what an item of a list lacks."""
    if value is None:
        return None, None, ()
    if fact.type == "list":
        return _check_list(fact, value, path)
    coded = CHECKS[fact.type](fact, value)
    if coded is None:
        raise FactError(f"{path}: {shown(value)} is not {expected(fact)}.")
    return coded, value, ()


def _check_list(fact: Fact, value: Any, path: str) -> tuple[Any, Any, tuple[str, ...]]:
    if not isinstance(value, Mapping if fact.items in ("mapping", "one") else list | tuple):
        raise FactError(f"{path}: {shown(value)} is not {expected(fact)}.")
    if fact.items == "one":
        return _check_one(fact, value, path)
    if fact.items != "objects":
        return _check_short(fact, value, path)
    if not fact.least <= len(value) <= fact.most:
        raise FactError(f"{path}: {len(value)} items; it takes {fact.least} to {fact.most}.")
    values, recorded = [], []
    needs: list[str] = []
    for number, item in enumerate(value):
        place = f"{path}[{number}]"
        _refuse_unknown_members(fact, item, place)
        checked = _check_members(fact.of, item, f"{place}.")
        recorded.append(checked.given)
        if isinstance(checked, Needs):
            needs += checked.names
        else:
            values.append(checked.values)
    return values, recorded, tuple(needs)


def _check_one(fact: Fact, value: Any, path: str) -> tuple[Any, Any, tuple[str, ...]]:
    """One object: coded as a list of one, recorded as it was written."""
    _refuse_unknown_members(fact, value, path)
    checked = _check_members(fact.of, value, f"{path}.")
    return ([], checked.given, checked.names) if isinstance(checked, Needs) else ([checked.values], checked.given, ())


def _refuse_unknown_members(fact: Fact, item: object, place: str) -> None:
    known = {member.name for member in fact.of}
    if not isinstance(item, Mapping):
        raise FactError(f"{place}: {shown(item)} is not an object with {', '.join(sorted(known))}.")
    for name in item:
        if name not in known:
            raise FactError(f"{place} has no member {shown(name)}; its members are: {', '.join(sorted(known))}.")


def _check_short(fact: Fact, value: Any, path: str) -> tuple[Any, Any, tuple[str, ...]]:
    """Items without names, plain values or the pairs of a mapping: coded as objects, recorded as they were written."""
    pairs: list[tuple[str, tuple[Any, ...]]]
    if fact.items == "mapping":
        pairs = [(f"{path}[{shown(key)}]", (key, inner)) for key, inner in value.items()]
    else:
        pairs = [(f"{path}[{number}]", (inner,)) for number, inner in enumerate(value)]
    if not fact.least <= len(pairs) <= fact.most:
        raise FactError(f"{path}: {len(pairs)} items; it takes {fact.least} to {fact.most}.")
    missing = tuple(place for place, parts in pairs if parts[-1] is None)
    found = [
        {member.name: _check_value(member, part, place)[0] for member, part in zip(fact.of, parts, strict=True)}
        for place, parts in pairs
        if parts[-1] is not None
    ]
    return found, dict(value) if fact.items == "mapping" else list(value), missing


def _boolean(fact: Fact, value: Any) -> int | None:
    return int(value) if isinstance(value, bool) else None


def _integer(fact: Fact, value: Any) -> int | None:
    if type(value) is not int or not fact.least <= value <= fact.most:
        return None
    return value if not fact.one_of or value in fact.one_of else None


def _enum(fact: Fact, value: Any) -> int | None:
    return fact.one_of.index(value) if isinstance(value, str) and value in fact.one_of else None


def _date(fact: Fact, value: Any) -> int | None:
    day = parsed_day(value)
    return day.toordinal() if day and fact.least <= day.toordinal() <= fact.most else None


def _text(fact: Fact, value: Any) -> str | None:
    if not isinstance(value, str) or not fact.least <= len(value) <= fact.most:
        return None
    # NUL ends text in C and in PostgreSQL; half a surrogate pair cannot be written to either.
    return None if any(char == "\0" or "\ud800" <= char <= "\udfff" for char in value) else value


CHECKS = {"boolean": _boolean, "integer": _integer, "enum": _enum, "date": _date, "text": _text}


def _of_units(unit: str) -> str:
    """The unit after a number, in words; counts and ranks are numbers of nothing."""
    return "" if unit in ("count", "rank") else f" of {unit.replace('_', ' ')}"


def expected(fact: Fact) -> str:
    """What a value of the fact must be, in words, for a sentence."""
    null = ", or null" if fact.nullable else ""
    if fact.one_of:
        return f"one of {', '.join(map(str, fact.one_of))}{null}"
    if fact.type == "date":
        first, last = date.fromordinal(fact.least), date.fromordinal(fact.most)
        return f"a date as YYYY-MM-DD from {first} to {last}{null}"
    return {
        "boolean": "true or false",
        "integer": f"a whole number{_of_units(fact.unit)} from {fact.least} to {fact.most}",
        "text": f"text in quotes of {fact.least} to {fact.most} whole characters, none of them NUL",
        "list": "one object of names and values" if fact.items in ("mapping", "one") else "a list",
    }[fact.type] + null
