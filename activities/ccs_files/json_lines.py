"""The JSON Lines layout: an object a line, a request with all that belongs to it in one."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from activities.ccs_files.lines import CCS, KEYS, Layout, Numbered, Seen, hashed
from records.ccs_layout import BY_WORD, COUNTED, INSIDE, NAME, TOTALS
from records.ccs_raw import Raw, as_text, from_object
from records.kept_files import FileRefused


def header(text: str) -> str:
    """The day the file tells of, as written. Raises FileRefused."""
    sent = _object(Numbered(1, text))
    if sent.get("record") != "header" or sent.get("layout") != NAME:
        raise FileRefused(f'The first object is no header: "record": "header", "layout": "{NAME}" and "made_on".')
    return as_text(sent.get("made_on")) or ""


def totals(text: str) -> dict[str, str]:
    """The counts and the hash total of the last object, as written. Raises FileRefused."""
    try:
        sent = json.loads(text)
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict) or sent.get("record") != "totals":
        raise FileRefused('The file does not end with its "totals" object. It was cut on its way: send it again.')
    return {name: as_text(sent.get(name)) or "" for name in (*TOTALS, "hash_total")}


def seen(line: Numbered) -> Seen:
    """A line at the first reading."""
    sent = _object(line)
    layout = BY_WORD.get(str(sent.get("record")))
    if layout is None:
        raise FileRefused(f"Line {line.number} is of no type that the layout {NAME} has. Nothing was taken.")
    letters = layout.letters
    key = tuple((as_text(sent.get(name)) or "").strip() for name in KEYS[letters])
    return Seen(letters, _counts(letters, sent), hashed((as_text(sent.get(CCS[letters])) or "").strip()), key)


def _counts(letters: str, sent: dict[str, Any]) -> dict[str, int]:
    counts = {COUNTED[letters]: 1}
    for layout in INSIDE.get(BY_WORD[str(sent["record"])].word, ()):
        rows = sent.get(layout.word)
        counts[COUNTED[layout.letters]] = len(rows) if isinstance(rows, list) else 0
    codes = [line.get("codes") for line in _rows(sent.get("lines")) if isinstance(line, dict)]
    return counts | ({COUNTED["COD"]: sum(len(_rows(each)) for each in codes)} if letters == "SAR" else {})


def _rows(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def records(lines: Iterable[Numbered]) -> Iterator[Raw]:
    """Whole records."""
    for line in lines:
        sent = _object(line)
        layout = BY_WORD[str(sent.pop("record"))]
        yield from_object(layout, sent, line.number)


def _object(line: Numbered) -> dict[str, Any]:
    """The object of a line. Raises FileRefused."""
    try:
        sent = json.loads(line.text)
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        raise FileRefused(f"Line {line.number} is no JSON object. Nothing was taken.")
    return sent


JSON = Layout(header, totals, seen, records)
