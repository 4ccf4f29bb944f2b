"""Reading a rule file: YAML with no surprises, every key known and taken once, every refusal naming the place."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rules.errors import MalformedLaw, shown

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LawLoader(_Base):  # type: ignore[misc]
    """YAML in which only true and false are booleans, 1:30 is text, and a key given twice is refused."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (PyYAML reads it from the class)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """The mapping under the node; a key that stands twice would silently lose the first."""
        seen: set[str] = set()
        for key, _ in node.value:
            place = f"{key.start_mark.name}, line {key.start_mark.line + 1}"
            if not isinstance(key.value, str) or key.value == "<<":
                raise MalformedLaw(f"{place}: a key is one word; no lists, mappings or merges.")
            if key.value in seen:
                raise MalformedLaw(f"{place}: the key {shown(key.value)} stands twice; keep one.")
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


# YAML 1.1 reads `on` as true, `010` as eight and `1:30` as ninety; whoever reads a rule file means what they see.
LawLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
LawLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
LawLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9_]*)$"), list("-0123456789"))
LawLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9][0-9_]*\.[0-9]*$"), list("-0123456789"))
LawLoader.add_implicit_resolver(
    "tag:yaml.org,2002:timestamp", re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), list("0123456789")
)


def read_text_as_yaml(text: str, where: str) -> Any:
    """The content of YAML text; `where` is the name its refusals give."""
    try:
        loader = LawLoader(text)
        loader.name = where
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise MalformedLaw(f"{where}{line}: not readable as YAML ({getattr(fault, 'problem', fault)}).") from None
    except ValueError as fault:
        raise MalformedLaw(f"{where}: {fault}.") from None


def read_yaml(path: Path, where: str) -> Any:
    """The content of one rule file."""
    try:
        return read_text_as_yaml(path.read_text(encoding="utf-8"), where)
    except FileNotFoundError:
        raise MalformedLaw(f"{where}: there is no such file; write it or take out what names it.") from None
    except UnicodeDecodeError:
        raise MalformedLaw(f"{where}: not UTF-8 text; save it as UTF-8.") from None


class Entry:
    """One mapping of a rule file while it is read: what is not taken by the end is an unknown key, and refused."""

    def __init__(self, where: str, content: object) -> None:
        if not isinstance(content, Mapping):
            raise MalformedLaw(f"{where}: expected keys and values, found {shown(content)}.")
        for key in content:
            if not isinstance(key, str):
                raise MalformedLaw(f"{where}: the key {shown(key)} is not a word; put it in quotes.")
        self.where = where
        self._left: dict[str, Any] = dict(content)

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def take(self, key: str) -> Any:
        """The value of a key that must be there."""
        if key not in self._left:
            raise MalformedLaw(f"{self.where}: the key {shown(key)} is missing; add it.")
        return self._left.pop(key)

    def take_or(self, key: str, otherwise: Any) -> Any:
        """The value of a key that may be left out."""
        return self._left.pop(key, otherwise)

    def text(self, key: str, otherwise: str | None = None) -> str:
        """Words; empty words count as missing unless `otherwise` is given."""
        value = self.take(key) if otherwise is None else self.take_or(key, otherwise)
        if not isinstance(value, str) or (otherwise is None and not value.strip()):
            raise MalformedLaw(f"{self.where}: {shown(key)} must be words, found {shown(value)}.")
        return value

    def choice(self, key: str, choices: tuple[str, ...], otherwise: str | None = None) -> str:
        """One word out of those allowed."""
        value = self.take(key) if otherwise is None else self.take_or(key, otherwise)
        if value not in choices:
            raise MalformedLaw(f"{self.where}: {shown(key)} is one of {', '.join(choices)}, found {shown(value)}.")
        return str(value)

    def flag(self, key: str) -> bool:
        """true or false; false where it is left out."""
        value = self.take_or(key, False)
        if not isinstance(value, bool):
            raise MalformedLaw(f"{self.where}: {shown(key)} is true or false, found {shown(value)}.")
        return value

    def day(self, key: str) -> date:
        """A date, written as YYYY-MM-DD."""
        value = self.take(key)
        if not isinstance(value, date):
            raise MalformedLaw(f"{self.where}: {shown(key)} must be a date like 2026-03-15, found {shown(value)}.")
        return value

    def listing(self, key: str, otherwise: list[Any] | None = None) -> list[Any]:
        """A list."""
        value = self.take(key) if otherwise is None else self.take_or(key, otherwise)
        if not isinstance(value, list):
            raise MalformedLaw(f"{self.where}: {shown(key)} must be a list, found {shown(value)}.")
        return value

    def mapping(self, key: str, otherwise: dict[str, Any] | None = None) -> dict[str, Any]:
        """Keys and values."""
        value = self.take(key) if otherwise is None else self.take_or(key, otherwise)
        return dict(Entry(f"{self.where}, {key}", value)._left)

    def done(self) -> None:
        """Refuses what nobody took: a misspelt key would otherwise be a rule that says nothing."""
        if self._left:
            names = ", ".join(shown(key) for key in self._left)
            if None in self._left.values():  # {cite: MPP 30-759, 30-760} reads as two keys
                names += " (words with a comma inside braces need quotes)"
            raise MalformedLaw(f"{self.where}: unknown key {names}; take it out or spell it as the format does.")
