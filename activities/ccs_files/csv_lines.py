"""The CSV layout: a line a record, its type first; what belongs to a request follows it."""

import csv
from collections.abc import Iterable, Iterator

from activities.ccs_files.lines import CCS, KEYS, Layout, Numbered, Seen, hashed
from records.ccs_fault_words import Fault
from records.ccs_layout import CHILDREN, COUNTED, LAYOUTS, NAME, RECORDS, TOTALS
from records.ccs_raw import Raw
from records.kept_files import FileRefused


def header(text: str) -> str:
    """The day the file tells of, as written. Raises FileRefused."""
    cells = _plain(text)
    if len(cells) != 3 or cells[:2] != ["HDR", NAME]:
        raise FileRefused(f"The header record is not HDR,{NAME} and the day that the file tells of.")
    return cells[2]


def totals(text: str) -> dict[str, str]:
    """The counts and the hash total of the last record, as written. Raises FileRefused."""
    cells = _plain(text)
    if cells[0] != "TRL":
        raise FileRefused("The file does not end with its TRL record. It was cut on its way: send it again.")
    if len(cells) != len(TOTALS) + 2:
        raise FileRefused(f"The TRL record has {len(cells) - 1} values, and not {len(TOTALS) + 1}.")
    return dict(zip((*TOTALS, "hash_total"), cells[1:], strict=True))


def seen(line: Numbered) -> Seen:
    """A line at the first reading: the values by which it is known stand before any that may hold a comma."""
    letters = line.text[:3]
    if letters not in LAYOUTS or line.text[3:4] != ",":
        raise FileRefused(f"Line {line.number} is of no type that the layout {NAME} has. Nothing was taken.")
    counts = {COUNTED[letters]: 1}
    if letters in CHILDREN:
        return Seen(letters, counts)
    cells = _plain(line.text)
    names = ("", *LAYOUTS[letters].names)
    values = dict(zip(names, cells, strict=False))
    key = tuple(values.get(name, "") for name in KEYS[letters])
    return Seen(letters, counts, hashed(values.get(CCS[letters], "")), key)


def _plain(text: str) -> list[str]:
    return [cell.strip().strip('"').strip() for cell in text.split(",")]


def records(lines: Iterable[Numbered]) -> Iterator[Raw]:
    """Whole records. A line with fewer or more values than its type has is a fault of its record."""
    record: Raw | None = None
    line_of_request: Raw | None = None
    for line in lines:
        raw = _read(line)
        letters = raw.layout.letters
        if letters in RECORDS:
            if record is not None:
                yield record
            record, line_of_request = raw, None
        elif record is not None:
            parent = line_of_request if letters == "COD" and line_of_request is not None else record
            parent.children.setdefault(raw.layout.word, []).append(raw)
            line_of_request = raw if letters == "LIN" else line_of_request
    if record is not None:
        yield record


def _read(line: Numbered) -> Raw:
    raw = Raw(LAYOUTS[line.text[:3]], line.number)
    try:
        cells = next(csv.reader([line.text], strict=True, skipinitialspace=True))
    except csv.Error:
        raw.values = _by_name(raw, _plain(line.text))
        raw.faults.append(Fault(None, "wrong_quotes"))
        return raw
    raw.values = _by_name(raw, cells)
    if len(cells) != len(raw.layout.values) + 1:
        raw.faults.append(Fault(None, "wrong_length"))
    return raw


def _by_name(raw: Raw, cells: list[str]) -> dict[str, str]:
    return dict(zip(raw.layout.names, cells[1:], strict=False))


CSV = Layout(header, totals, seen, records)
