"""A parameter of the law: what it means, its unit, and its dated, cited values."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from rules.errors import BeforeTheLaw, MalformedLaw
from rules.reading import Entry

EVIDENCE = ("seen", "summary", "derived", "recalled")  # from surest to least sure


@dataclass(frozen=True)
class Dated:
    """A value and the day it begins; it lasts until the next one."""

    since: date
    value: Any
    cite: str
    evidence: str


@dataclass(frozen=True)
class Parameter:
    """One figure of the law through time; `values` are sorted by their first day."""

    path: str
    means: str
    unit: str
    values: tuple[Dated, ...]

    def at(self, on: date) -> Dated:
        """The value in force on a day; a day before the first is an error, never a guess."""
        place = bisect_right([value.since for value in self.values], on)
        if place == 0:
            raise BeforeTheLaw(
                f"The parameter {self.path} has no value on {on}: it begins on {self.values[0].since}; "
                "ask about a later day."
            )
        return self.values[place - 1]


def read_parameter(path: str, where: str, content: object) -> Parameter:
    """A parameter file; refuses unsorted days and values without cite or evidence."""
    entry = Entry(where, content)
    parameter = Parameter(
        path=path,
        means=entry.text("means"),
        unit=entry.text("unit"),
        values=tuple(_read_value(where, number, body) for number, body in enumerate(entry.listing("values"), 1)),
    )
    entry.done()
    days = [value.since for value in parameter.values]
    if not days or any(later <= earlier for earlier, later in pairwise(days)):
        raise MalformedLaw(f"{where}: values need rising dates in from, oldest first, no day twice.")
    return parameter


def _read_value(where: str, number: int, body: object) -> Dated:
    entry = Entry(f"{where}, value {number}", body)
    value = Dated(
        since=entry.day("from"),
        value=_plain(entry.where, entry.take("value")),
        cite=entry.text("cite"),
        evidence=entry.choice("evidence", EVIDENCE),
    )
    entry.done()
    return value


def _plain(where: str, value: Any) -> Any:
    """Whole numbers, words, days, and lists and mappings of them; a float would be money or time by guess."""
    if isinstance(value, dict):
        return {key: _plain(where, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(where, inner) for inner in value]
    if value is None or isinstance(value, bool | int | str | date):
        return value
    raise MalformedLaw(f"{where}: a value is whole numbers, words or days, never {value!r}; use minutes or cents.")
