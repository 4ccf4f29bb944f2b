"""What a fact is: its type, unit and range, who supplies it, its proof and its cite."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.errors import MalformedLaw, shown
from rules.reading import Entry

TYPES = ("boolean", "integer", "enum", "date", "text", "list")
ITEMS = ("objects", "values", "mapping", "one")  # how the items of a list are written
WRITTEN = {"values": "list of values", "mapping": "mapping", "one": "object"}
SUPPLIERS = ("applicant", "caseworker", "supervisor", "county", "system", "professional", "partner", "provider")
FIRST_DAY, LAST_DAY = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
LARGEST = 2**62 - 1  # the rule engine saturates beyond int64 without a word (measured.md, section 5)


@dataclass(frozen=True)
class Fact:
    """One fact of a programme; `least` and `most` bound integers, dates (ordinals), text lengths and list lengths.

    `items` says how a list is written: objects with the members of `of`; plain values, its one member; or a mapping
    from its first member, a text, to its second; or one object, a list of one, which is empty where it may be null and
    is. The evaluators see the same members whichever way it is written.
    """

    name: str
    type: str
    unit: str = ""
    least: int = 0
    most: int = LARGEST
    one_of: tuple[str, ...] | tuple[int, ...] = ()
    of: tuple["Fact", ...] = ()
    items: str = "objects"
    default: Any = None
    optional: bool = False
    nullable: bool = False
    label: str = ""
    help: str = ""
    supplied_by: str = ""
    proof: str = ""
    sensitive: bool = False
    cite: str = ""

    @property
    def required(self) -> bool:
        """Whether a question that uses the fact asks for it when it is not given."""
        return self.default is None and not self.optional

    def shape(self) -> dict[str, Any]:
        """Type, unit and range as `hearth ask --list` prints them."""
        shape: dict[str, Any] = {"type": WRITTEN.get(self.items, self.type)}
        if self.unit:
            shape["unit"] = self.unit
        if self.one_of:
            shape["one_of"] = list(self.one_of)
        elif self.type == "integer":
            shape |= {"least": self.least, "most": self.most}
        if self.of:
            shape["of"] = {member.name: member.shape() for member in self.of}
        for word in ("optional", "nullable"):
            if getattr(self, word):
                shape[word] = True
        if self.default is not None:
            shape["default"] = self.default
        return shape


def read_facts(content: object, where: str) -> dict[str, Fact]:
    """The facts of a facts.yaml, by name."""
    if not isinstance(content, Mapping):
        raise MalformedLaw(f"{where}: expected facts by name, found {shown(content)}.")
    return {str(name): read_fact(str(name), Entry(f"{where}, {name}", body)) for name, body in content.items()}


def read_fact(name: str, entry: Entry, depth: int = 0) -> Fact:
    """One fact; `depth` tells how many lists it is a member of: such a one needs no label and cite of its own."""
    if not name.isidentifier() or not name.islower():
        raise MalformedLaw(f"{entry.where}: a fact's name is lower-case words joined by _.")
    kind = entry.choice("type", TYPES)
    if depth > 1 and kind == "list":
        raise MalformedLaw(f"{entry.where}: lists go two deep; flatten the third.")
    spare = "" if depth else None
    items, of = _members(kind, entry, depth)
    bounds = _range(kind, entry)
    fact = Fact(
        name=name,
        type=kind,
        unit=entry.text("unit") if kind == "integer" else "",
        **(bounds | {"most": 1} if items == "one" else bounds),
        of=of,
        items=items,
        default=entry.take_or("default", None),
        optional=entry.flag("optional"),
        nullable=entry.flag("nullable"),
        label=entry.text("label", spare),
        help=entry.text("help", ""),
        supplied_by=entry.text("supplied_by", ""),
        proof=entry.text("proof", ""),
        sensitive=entry.flag("sensitive"),
        cite=entry.text("cite", spare),
    )
    entry.done()
    return fact


def _members(kind: str, entry: Entry, depth: int) -> tuple[str, tuple[Fact, ...]]:
    """How a list's items are written, and their members."""
    if kind != "list":
        return "objects", ()
    items = entry.choice("items", ITEMS, "objects")
    of = tuple(
        read_fact(name, Entry(f"{entry.where}, of {name}", body), depth + 1)
        for name, body in entry.mapping("of").items()
    )
    plain = all(member.required and not member.nullable and member.type != "list" for member in of)
    if items == "one" and (depth or any(member.type == "list" for member in of)):
        raise MalformedLaw(f"{entry.where}: one object is a fact of its own, and its members are plain.")
    if items in ("values", "mapping") and (not plain or not depth or len(of) != ITEMS.index(items)):
        raise MalformedLaw(
            f"{entry.where}: values are of one member and a mapping of two, required and plain, within another list."
        )
    if items == "mapping" and of[0].type != "text":
        raise MalformedLaw(f"{entry.where}: a mapping goes from a text, its first member, to its second.")
    return items, of


def _range(kind: str, entry: Entry) -> dict[str, Any]:
    """The range keys a type has: integers say theirs, the others have spare ones."""
    if kind == "enum":
        names = entry.listing("one_of")
        if not names or not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
            raise MalformedLaw(f"{entry.where}: one_of must be different words (quote true, false and numbers).")
        return {"one_of": tuple(names), "least": 0, "most": len(names) - 1}
    if kind == "integer" and "one_of" in entry:
        numbers = entry.listing("one_of")
        if not numbers or not all(type(number) is int for number in numbers):
            raise MalformedLaw(f"{entry.where}: one_of must be whole numbers.")
        bounds = {"least": min(numbers), "most": max(numbers)}
        if any(entry.take_or(key, bound) != bound for key, bound in bounds.items()):
            raise MalformedLaw(f"{entry.where}: least and most do not agree with one_of; leave them out.")
        return {"one_of": tuple(sorted(numbers)), **bounds}
    if kind == "boolean":
        return {"least": 0, "most": 1}
    return _bounds(kind, entry)


def _bounds(kind: str, entry: Entry) -> dict[str, Any]:
    spare = {"integer": (None, None), "date": (FIRST_DAY, LAST_DAY), "text": (0, 200), "list": (0, 1000)}[kind]
    bounds = []
    for key, value in zip(("least", "most"), spare, strict=True):
        bound = entry.take(key) if value is None else entry.take_or(key, value)
        if kind == "date" and isinstance(bound, date):
            bound = bound.toordinal()
        if type(bound) is not int or abs(bound) > LARGEST:
            raise MalformedLaw(f"{entry.where}: {key} must be a whole number, found {shown(bound)}.")
        bounds.append(bound)
    if bounds[0] > bounds[1]:
        raise MalformedLaw(f"{entry.where}: least is above most.")
    return {"least": bounds[0], "most": bounds[1]}
