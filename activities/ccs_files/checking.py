"""The first reading of a file: header and totals that tie, or the whole file refused; and its parts."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from activities.ccs_files.csv_lines import CSV
from activities.ccs_files.json_lines import JSON
from activities.ccs_files.lines import Layout, Numbered, Seen
from records.ccs_layout import CHILDREN, LAYOUTS, TOTALS
from records.ccs_values import DAY
from records.kept_files import FileRefused

LAYOUTS_OF: Mapping[str, Layout] = {"csv": CSV, "jsonl": JSON}
FOLLOWS = {**{letters: {"SAR", *CHILDREN} for letters in CHILDREN}, "COD": {"LIN", "COD"}}
"""After which lines a child may stand."""


@dataclass
class Part:
    """Whole records from a byte to a byte; `first_line` as an editor counts."""

    starts_at: int
    first_line: int
    ends_at: int = 0
    records: int = 0


@dataclass(frozen=True)
class Twice:
    """A record that stands in the file before."""

    line: int
    word: str
    number: str


@dataclass
class Checked:
    """What a file holds, whatever its records are worth."""

    made_on: dt.date
    parts: list[Part] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    hash_total: int = 0
    twice: list[Twice] = field(default_factory=list)

    @property
    def records(self) -> int:
        """Clients, memberships, requests and letters."""
        return sum(part.records for part in self.parts)


@dataclass(frozen=True)
class Placed:
    """A line that is not blank, from a byte to a byte."""

    line: Numbered
    starts_at: int
    ends_at: int


def placed(content: bytes, starts_at: int = 0, ends_at: int | None = None, first_line: int = 1) -> Iterator[Placed]:
    """The lines between two bytes. What is not UTF-8 is marked, and rejected with its record."""
    end = len(content) if ends_at is None else ends_at
    number = first_line
    while starts_at < end:
        found = content.find(b"\n", starts_at, end)
        after = end if found < 0 else found + 1
        text = content[starts_at:after].decode("utf-8", errors="replace").rstrip("\r\n").removeprefix("\ufeff")
        if text.strip():
            yield Placed(Numbered(number, text), starts_at, after)
        starts_at, number = after, number + 1


def check(content: bytes, layout: str, today: dt.date, part_records: int) -> Checked:
    """Read a file once. Raises FileRefused, a sentence that says what does not tie."""
    read = LAYOUTS_OF[layout]
    rows = placed(content)
    first = next(rows)
    checked = Checked(_day(read.header(first.line.text), today))
    before, known = "", set[int]()
    last = next(rows, None)
    for row in rows:  # one behind: the last line is no record
        assert last is not None
        before = _take(checked, last, read.seen(last.line), before, known, part_records)
        last = row
    _tie(checked, read.totals(last.line.text if last else ""))
    return checked


def _day(text: str, today: dt.date) -> dt.date:
    try:
        day = dt.date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise FileRefused("The header's day is not a day. Write year-month-day, like 2026-03-09.")
    if day > today:
        raise FileRefused(f"The file tells of {day}, which is yet to come. Check the header.")
    return day


def _take(checked: Checked, row: Placed, seen: Seen, before: str, known: set[int], part_records: int) -> str:
    """Note one line, and begin a new part where the last is full."""
    if seen.letters in FOLLOWS and before not in FOLLOWS[seen.letters]:
        raise FileRefused(f"Line {row.line.number} ({seen.letters}) follows no record that it could belong to.")
    checked.counts.update(seen.counts)
    checked.hash_total += seen.ccs
    if seen.key is not None:
        if not checked.parts or checked.parts[-1].records >= part_records:
            checked.parts.append(Part(row.starts_at, row.line.number))
        checked.parts[-1].records += 1
        key = hash((seen.letters, *seen.key))
        if key in known:
            checked.twice.append(Twice(row.line.number, LAYOUTS[seen.letters].word, seen.key[0]))
        known.add(key)
    checked.parts[-1].ends_at = row.ends_at
    return seen.letters


def _tie(checked: Checked, told: dict[str, str]) -> None:
    """What the last record says, and what the file holds. Raises FileRefused."""
    holds = {name: checked.counts[name] for name in TOTALS} | {"hash_total": checked.hash_total}
    for name, count in holds.items():
        if not (told[name].isascii() and told[name].isdecimal() and len(told[name]) <= 18):
            raise FileRefused(f"The last record does not say its {name.replace('_', ' ')} as a whole number.")
        if int(told[name]) != count:
            what = name.replace("_", " ")
            raise FileRefused(f"The last record says {what} {int(told[name]):,}, and the file holds {count:,}.")
