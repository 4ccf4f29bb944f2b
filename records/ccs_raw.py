"""A record as it was sent, whatever its layout: every value a text, its children beside it, nothing judged yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from records.ccs_fault_words import Fault
from records.ccs_layout import INSIDE, RecordLayout
from records.ccs_values import LAWFUL, printable


@dataclass
class Raw:
    """One record of a layout; `line` is where it begins, `faults` what was wrong with its making already."""

    layout: RecordLayout
    line: int
    values: dict[str, str] = field(default_factory=dict)
    children: dict[str, list["Raw"]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def number(self) -> str | None:
        """The number it is known by, as sent; of a membership its client's."""
        return printable(self.values.get(self.layout.names[0], ""), 16) or None

    def all(self) -> Iterator["Raw"]:
        """It, and all that stands in it."""
        yield self
        for rows in self.children.values():
            for each in rows:
                yield from each.all()


def from_object(layout: RecordLayout, sent: dict[str, Any], line: int) -> Raw:
    """The record in an object of JSON."""
    raw = Raw(layout, line)
    inside = {each.word: each for each in INSIDE.get(layout.word, ())}
    for name, value in sent.items():
        if name in inside:
            _take_list(raw, inside[name], value)
        elif name not in layout.names:
            raw.faults.append(Fault(printable(name, 40), "unknown_field"))
        else:
            text = as_text(value)
            if text is None:
                raw.faults.append(Fault(name, "wrong_shape"))
            raw.values[name] = text or ""
    return raw


def _take_list(raw: Raw, layout: RecordLayout, value: Any) -> None:
    if value is None:
        return
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raw.faults.append(Fault(layout.word, "wrong_shape"))
        return
    raw.children[layout.word] = [from_object(layout, each, raw.line) for each in value]


def as_text(value: Any) -> str | None:
    """A value of JSON as a file of CSV has it; None where it can be none of ours."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int):
        return str(value)[:10_000]
    if isinstance(value, list) and all(isinstance(each, int) and not isinstance(each, bool) for each in value):
        return " ".join(str(each) for each in value)
    return "" if value is None else None


def asked_of_the_law(raws: Sequence[Raw]) -> set[tuple[str, str]]:
    """Which numbers are asked which question of the law before these records are read."""
    return {
        (value.kind, text)
        for each in raws
        for raw in each.all()
        for value in raw.layout.values
        if value.kind in LAWFUL and (text := raw.values.get(value.name, "").strip()).isalnum() and text.isascii()
        if len(text) <= value.most
    }
