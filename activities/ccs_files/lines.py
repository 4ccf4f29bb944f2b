"""What one line of a file is, at the first reading: its type, what it adds to the totals, by what it is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from records.ccs_raw import Raw


@dataclass(frozen=True)
class Numbered:
    """A line's text and its number, as an editor counts."""

    number: int
    text: str


@dataclass(frozen=True)
class Seen:
    """A line: the letters of its type, what it adds to the counts, its CCS number and its key (None: a child)."""

    letters: str
    counts: Mapping[str, int] = field(default_factory=dict)
    ccs: int = 0
    key: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Layout:
    """How a layout is read: its header's day, its last record's totals, a line at the first reading, whole records."""

    header: Callable[[str], str]
    totals: Callable[[str], dict[str, str]]
    seen: Callable[[Numbered], Seen]
    records: Callable[[Iterable[Numbered]], Iterator[Raw]]


KEYS = {"CLI": ("number",), "MEM": ("client_number", "plan_code", "starts_on"), "SAR": ("number",), "LTR": ("number",)}
"""By what each record is known: it may stand in a file once."""

CCS = {"CLI": "number", "MEM": "client_number", "SAR": "client_number", "LTR": "client_number"}
"""Which value goes into the hash total."""


def hashed(ccs_number: str) -> int:
    """What a CCS number adds to the hash total; nothing where it is not seven digits."""
    return int(ccs_number) if len(ccs_number) == 7 and ccs_number.isascii() and ccs_number.isdecimal() else 0
