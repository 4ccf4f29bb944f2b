"""The limits of a question on a day: parameters looked up, with where each value comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.errors import MalformedLaw


@dataclass(frozen=True)
class LimitUsed:
    """A parameter as it stood on the day: its value, since when, by which cite, on what evidence."""

    name: str
    parameter: str
    unit: str
    value: Any
    since: date
    cite: str
    evidence: str


class Limits:
    """The limits of one question on one day, by the names the question gives them."""

    def __init__(self, used: tuple[LimitUsed, ...]) -> None:
        self.used = used
        self._by_name: Mapping[str, LimitUsed] = {limit.name: limit for limit in used}

    def _value(self, name: str, kind: type, words: str) -> Any:
        limit = self._by_name.get(name)
        if limit is None:
            raise MalformedLaw(f"The limit {name} is not declared; add it to the question's limits.")
        if not isinstance(limit.value, kind):
            raise MalformedLaw(f"The parameter {limit.parameter} is not {words}.")
        return limit.value

    def __getitem__(self, name: str) -> int:
        """A limit that is one whole number."""
        return int(self._value(name, int, "one whole number"))

    def mapping(self, name: str) -> dict[Any, Any]:
        """A limit that is a table of values."""
        return dict(self._value(name, dict, "keys and values"))

    def names(self, name: str) -> tuple[str, ...]:
        """A limit that is a list of words."""
        return tuple(str(word) for word in self._value(name, list, "a list"))

    def since(self, name: str) -> date:
        """The day from which the limit has had its value."""
        self._value(name, object, "a value")
        return self._by_name[name].since

    def values(self) -> dict[str, Any]:
        """Every limit's value by name."""
        return {limit.name: limit.value for limit in self.used}
