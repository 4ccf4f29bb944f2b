"""Reading a referral file: each line becomes an application form or sentences that say what to mend."""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from records.referral_columns import COLUMNS, MUST, NAMES, Unreadable
from records.registering import Soc295

LARGEST = 2 * 1024 * 1024
MOST_LINES = 2_000
EARLIEST = dt.timedelta(days=366)
"""A protected date more than a year back is a typing error until somebody says otherwise, by another way in."""
CONTACTS = ("street", "phone", "email")
TRAILER = "TOTAL"


class FileRefused(ValueError):
    """The file as a whole cannot be read; the text is a sentence for who sent it."""


@dataclass(frozen=True)
class Line:
    """One referral of a file: where it stood, what it said, and what is wrong with it."""

    number: int  # counted from 1 for the heading, as a spreadsheet shows it
    reference: str | None
    values: dict[str, str] = field(repr=False)
    form: Soc295 | None = field(repr=False)
    problems: tuple[tuple[str, str], ...]  # (column, sentence)


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, with or without a byte order mark. Raises FileRefused."""
    if len(content) > LARGEST:
        raise FileRefused(f"The file has {len(content):,} bytes. Send at most {LARGEST:,}: split it in two.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = content[: error.start].count(b"\n") + 1
        raise FileRefused(
            f"Line {where} is not UTF-8. Export the file again with the encoding UTF-8; nothing was taken."
        ) from None
    if "\0" in text:
        raise FileRefused("The file holds zero bytes, as UTF-16 does. Export it again as UTF-8; nothing was taken.")
    if not text.strip():
        raise FileRefused("The file is empty. Send the heading and one line for each referral.")
    return text


def lines_of(text: str, county_code: str, today: dt.date) -> list[Line]:
    """Every referral of a file, checked. Raises FileRefused when heading, quotes or the total do not agree."""
    rows = _rows(text)
    heading_at, heading = next(rows, (1, []))
    heading = [name.strip().lower() for name in heading]
    _check_heading(heading, heading_at)
    read: list[Line] = []
    total: int | None = None
    for number, cells in rows:
        if total is not None:
            raise FileRefused(f"Line {number} comes after the {TRAILER} line. The total must be last.")
        if cells[0].strip() == TRAILER:
            total = _total(cells, number)
            continue
        read.append(_line(number, heading, cells, county_code, today))
        if len(read) > MOST_LINES:
            raise FileRefused(f"The file has more than {MOST_LINES:,} referrals. Split it in two.")
    if total is not None and total != len(read):
        raise FileRefused(
            f"The {TRAILER} line says {total} referrals and the file holds {len(read)}. "
            "It was cut or joined on its way: send it again. Nothing was taken."
        )
    return _once_each(read)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with the number of the line each began on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise FileRefused(
            f"Line {begins} cannot be read as CSV: a quotation mark is left open or stands inside a value. "
            "Double it, or export the file again; nothing was taken."
        ) from None


def _check_heading(heading: list[str], at: int) -> None:
    twice = [name for name, times in Counter(heading).items() if times > 1]
    unknown = [name for name in heading if name not in NAMES]
    missing = [name for name in MUST if name not in heading]
    if missing:
        raise FileRefused(f"The heading (line {at}) lacks {', '.join(missing)}. Columns are separated by commas.")
    if unknown:
        raise FileRefused(f"The heading (line {at}) names “{unknown[0][:40]}”, which is no column of this file.")
    if twice:
        raise FileRefused(f"The heading (line {at}) names {twice[0]} twice.")


def _total(cells: list[str], number: int) -> int:
    said = cells[1].strip() if len(cells) > 1 else ""
    if not said.isdecimal() or len(said) > 9:
        raise FileRefused(f"Line {number}: after {TRAILER} comes the number of referrals, like {TRAILER},12.")
    return int(said)


def _line(number: int, heading: list[str], cells: list[str], county_code: str, today: dt.date) -> Line:
    values = {name: cell.strip() for name, cell in zip(heading, cells, strict=False)}
    reference = values.get("reference") or None
    if len(cells) != len(heading):
        says = f"The line has {len(cells)} values and the heading {len(heading)}. Put values with commas in quotes."
        return Line(number, reference, values, None, (("", says),))
    told, problems = _read(values)
    problems += _sense(told, county_code, today) if not problems else []
    form = None if problems else _form(told)
    return Line(number, reference, values, form, tuple(problems))


def _read(values: dict[str, str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    told: dict[str, Any] = {}
    problems = []
    for column in COLUMNS:
        text = values.get(column.name, "")
        if not text:
            if column.must:
                problems.append((column.name, f"{column.name} is empty. Every referral needs it."))
            continue
        try:
            told[column.name] = column.read(text)
        except Unreadable as error:
            problems.append((column.name, f"{column.name} {error}"))
    return told, problems


def _sense(told: dict[str, Any], county_code: str, today: dt.date) -> list[tuple[str, str]]:
    """What no single value shows."""
    requested, born = told["requested_on"], told.get("birth_date")
    problems = []
    if told["county_code"] != county_code:
        says = f"county_code is {told['county_code']}, and this file was given for county {county_code}."
        problems.append(("county_code", says))
    if requested > today:
        problems.append(("requested_on", "requested_on is yet to come. Send the day services were asked for."))
    if requested < today - EARLIEST:
        says = "requested_on is more than a year ago. Check the year, or register this one by hand."
        problems.append(("requested_on", says))
    if born is not None and born > requested:
        problems.append(("birth_date", "birth_date is after requested_on. Check both."))
    if not any(told.get(name) for name in CONTACTS):
        says = "There is no way to reach the person. Send a street, a phone or an e-mail."
        problems.append(("phone", says))
    return problems


def _form(told: dict[str, Any]) -> Soc295:
    """The SOC 295 that a referral amounts to; the sender's reference and note go with its details."""
    told = dict(told)
    details: dict[str, Any] = {name: told.pop(name) for name in ("reference", "note", "sex") if name in told}
    if "email" in told:
        told["email"] = told["email"].lower()
    details["referral_reference"] = details.pop("reference")
    return Soc295(**told, details=details)


def _once_each(lines: list[Line]) -> list[Line]:
    """A reference that stands twice in one file is taken once; the second line says where the first is."""
    first: dict[str, int] = {}
    kept = []
    for line in lines:
        if line.form is not None and line.reference is not None:
            at = first.setdefault(line.reference, line.number)
            if at != line.number:
                says = f"reference {line.reference} stands on line {at} already. Give each referral its own."
                kept.append(Line(line.number, line.reference, line.values, None, (("reference", says),)))
                continue
        kept.append(line)
    return kept
