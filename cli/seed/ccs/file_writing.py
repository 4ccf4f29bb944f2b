"""The daily file as CCS would write it, in either layout, from what it has to tell (docs/partners/ccs-files.md)."""

import csv
import datetime as dt
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from records.ccs_layout import (
    CLIENT,
    CODE,
    COUNTED,
    DIAGNOSIS,
    LETTER,
    LINE,
    MEMBERSHIP,
    NAME,
    PARTY,
    SAR,
    TOTALS,
    RecordLayout,
)
from records.ccs_told import ClientTold, LetterTold, MembershipTold, SarTold, Told
from records.ccs_values import BREAK

LAYOUT_OF = {ClientTold: CLIENT, MembershipTold: MEMBERSHIP, SarTold: SAR, LetterTold: LETTER}
Row = tuple[RecordLayout, Any]


def as_file(told: Sequence[Told], layout: str, made_on: dt.date) -> bytes:
    """The file of these records, with header and totals."""
    counts = Counter(COUNTED[each.letters] for record in told for each, _ in rows_of(record))
    totals = {name: counts[name] for name in TOTALS} | {"hash_total": sum(_ccs(record) for record in told)}
    write = {"csv": _csv, "jsonl": _json}[layout]
    return write(told, totals, made_on).encode()


def rows_of(record: Told) -> Iterator[Row]:
    """A record and all that stands in it, each after what it belongs to."""
    yield LAYOUT_OF[type(record)], record
    if isinstance(record, SarTold):
        yield from ((DIAGNOSIS, each) for each in record.diagnoses)
        yield from ((PARTY, each) for each in record.parties)
        for line in record.lines:
            yield LINE, line
            yield from ((CODE, each) for each in line.codes)


def _ccs(record: Told) -> int:
    return int(record.number if isinstance(record, ClientTold) else record.client_number)


def _values(layout: RecordLayout, record: Any) -> dict[str, Any]:
    """Its values by name, as JSON has them; a range of codes in one."""
    values = {name: getattr(record, name) for name in layout.names}
    if layout is CODE and record.code_to:
        values["code"] = f"{record.code}-{record.code_to}"
    if layout is LETTER and record.line_numbers:
        values["line_numbers"] = [int(each) for each in record.line_numbers.split(",")]
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in values.items()}


def _csv(told: Sequence[Told], totals: dict[str, int], made_on: dt.date) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["HDR", NAME, made_on.isoformat()])
    for record in told:
        for layout, each in rows_of(record):
            writer.writerow([layout.letters, *(_text(value) for value in _values(layout, each).values())])
    writer.writerow(["TRL", *totals.values()])
    return out.getvalue()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(str(each) for each in value)
    return str(value).replace("\n", BREAK)


def _json(told: Sequence[Told], totals: dict[str, int], made_on: dt.date) -> str:
    objects = [{"record": "header", "layout": NAME, "made_on": made_on.isoformat()}]
    objects += [{"record": LAYOUT_OF[type(record)].word} | as_object(record) for record in told]
    lines = [json.dumps(each, ensure_ascii=False) for each in (*objects, {"record": "totals"} | totals)]
    return "\n".join((*lines, ""))


def as_object(record: Told) -> dict[str, Any]:
    """The object of a record, what stands in it among its values; without those that are not there."""
    return _object(LAYOUT_OF[type(record)], record)


def _object(layout: RecordLayout, record: Any) -> dict[str, Any]:
    values = {name: value for name, value in _values(layout, record).items() if value is not None}
    if layout is SAR:
        values["diagnoses"] = [_object(DIAGNOSIS, each) for each in record.diagnoses]
        values["parties"] = [_object(PARTY, each) for each in record.parties]
        values["lines"] = [_object(LINE, each) for each in record.lines]
    if layout is LINE:
        values["codes"] = [_object(CODE, each) for each in record.codes]
    return values
