"""The lines of a file of timesheets as columns of text, alike for both layouts (docs/partners/timesheet-files.md)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from records.timesheet_files import FileRefused

FIELDS = ("provider", "case_number", "period_begins", "received_on", "approved_on", "minutes", "entries")
LAYOUT = "TS1"
ENTRY = 12
"""Characters of one packed entry."""

PLACES = {
    "header": ((1, 3), (4, 9), (13, 40), (53, 10)),
    "total": ((1, 8), (9, 12)),
    "line": ((1, 12), (13, 7), (20, 10), (30, 10), (40, 10), (50, 5)),
}
"""Where each value stands in a record of fixed width: first place (counted from 0) and length."""

COUNT, ENTRIES = (55, 2), 57
"""Where a line of fixed width says how many entries it has, and where they begin."""


@dataclass(frozen=True)
class Lines:
    """Header and total as their values; `frame` has a line's `number` (as an editor counts), FIELDS and `fault`."""

    header: list[str]
    total: list[str]
    frame: pl.DataFrame


def lines_of(content: bytes, layout: str) -> Lines:
    """A file in its lines, every value trimmed text. Raises FileRefused without header or TOTAL record."""
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\0", "\ufffd")
    whole = pl.DataFrame({"line": pl.Series([text]).str.split("\n").explode()}).with_row_index("number", offset=1)
    whole = whole.filter(pl.col("line").str.strip_chars() != "").with_columns(pl.col("number").cast(pl.Int64))
    first, last = whole["line"][0], whole["line"][-1]
    body = whole.slice(1, max(whole.height - 2, 0))
    faulty = pl.when(pl.col("line").str.contains(r"[^\x20-\x7e]")).then(pl.lit("bad_characters"))
    body = body.with_columns(fault=faulty)
    header, total = HEADS[layout](first, "header"), HEADS[layout](last, "total")
    if len(header) != 4 or header[0] != LAYOUT:
        raise FileRefused(f"The header record is not of the layout {LAYOUT} with channel, sender and day.")
    if whole.height < 2 or len(total) != 2:
        raise FileRefused("The file does not end with its TOTAL record. It was cut on its way: send it again.")
    return Lines(header, total, BODIES[layout](body).select("number", *FIELDS, "fault"))


def _csv_head(line: str, kind: str) -> list[str]:
    cells = [cell.strip().strip('"') for cell in line.split(",")]
    return cells[1:] if cells[0] == kind.upper() else []


def _fixed_head(line: str, kind: str) -> list[str]:
    places = PLACES[kind]
    right = line[:1] == kind[0].upper() and len(line.rstrip()) <= sum(places[-1])
    return [line[start : start + length].strip() for start, length in places] if right else []


def _csv_body(body: pl.DataFrame) -> pl.DataFrame:
    """Values hold no comma, so quotation marks around them may simply go."""
    bare = pl.col("line").str.replace_all('"', "", literal=True)
    cells = bare.str.split_exact(",", len(FIELDS) - 1).struct.rename_fields(list(FIELDS))
    wrong = pl.col("line").str.count_matches(",", literal=True) != len(FIELDS) - 1
    frame = body.with_columns(cells.alias("cells")).unnest("cells")
    entries = pl.col("entries").fill_null("").str.replace_all(" ", "", literal=True)
    trimmed = [pl.col(name).fill_null("").str.strip_chars() for name in FIELDS[:-1]]
    return _with_length(frame.with_columns(*trimmed, entries), wrong)


def _fixed_body(body: pl.DataFrame) -> pl.DataFrame:
    line = pl.col("line").str.strip_chars_end()
    values = {
        name: line.str.slice(start, length).str.strip_chars()
        for name, (start, length) in zip(FIELDS, PLACES["line"], strict=False)
    }
    count = line.str.slice(*COUNT).cast(pl.Int64, strict=False)
    wrong = (line.str.slice(0, 1) != "T") | count.is_null() | (line.str.len_chars() != ENTRIES + ENTRY * count)
    return _with_length(body.with_columns(**values, entries=line.str.slice(ENTRIES)), wrong)


def _with_length(frame: pl.DataFrame, wrong: pl.Expr) -> pl.DataFrame:
    """Note lines of a wrong length, of which no entry is read."""
    uneven = pl.col("entries").str.len_chars() % ENTRY != 0
    long = pl.col("entries").str.len_chars() > 99 * ENTRY
    fault = pl.when(pl.col("fault").is_null() & (wrong | uneven | long)).then(pl.lit("wrong_length"))
    return frame.with_columns(fault=pl.coalesce("fault", fault))


HEADS: Mapping[str, Callable[[str, str], list[str]]] = {"csv": _csv_head, "fixed": _fixed_head}
BODIES: Mapping[str, Callable[[pl.DataFrame], pl.DataFrame]] = {"csv": _csv_body, "fixed": _fixed_body}
