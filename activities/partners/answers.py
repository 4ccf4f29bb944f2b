"""Collecting partners' answers: each line of each file becomes a submission once, whatever is sent twice."""

import asyncio
import csv
import hashlib
import logging
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from activities.database import transaction
from activities.partners.files import CAME_IN, CameIn, FilePartner, Unusable, as_csv, put_whole, unused_place

LOOK_SECONDS = 1.0
LARGEST_FILE = 20_000_000
"""Bytes; a state-wide file of a day's answers is far below."""
UNREADABLE = "\ufffd"
"""Stands for bytes that are no text, and for zeros, which no database keeps in a text."""

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
SOMEBODYS_NUMBER = re.compile(r"[1-9][0-9]{8}|\b0[0-9]{8}\b|[0-9]{3}-[0-9]{2}-[0-9]{4}")
"""As an SSN or the number of an account; payments' numbers are shorter, or filled up with zeros to fifteen digits."""

log = logging.getLogger("hearth.partners")


async def collect(partner: FilePartner, stopping: asyncio.Event) -> None:
    """Look for answer files until told to stop."""
    while not stopping.is_set():
        try:
            await asyncio.to_thread(partner.ask_waiting)
            await asyncio.to_thread(collect_once, partner)
        except Exception as error:
            log.warning(
                "The answers of %s could not be collected (%s); looking again.", partner.name, type(error).__name__
            )
        try:
            await asyncio.wait_for(stopping.wait(), LOOK_SECONDS)
        except TimeoutError:
            continue


def collect_once(partner: FilePartner) -> Counter[str]:
    """Take every file that lies there. Lines taken, repeated and rejected, counted."""
    found: Counter[str] = Counter()
    for path in sorted(each for suffix in partner.suffixes for each in partner.answers.glob(f"*{suffix}")):
        if path.is_file():
            found += take_file(partner, path)
    return found


def take_file(partner: FilePartner, path: Path) -> Counter[str]:
    """Take one file line by line, then put it away; rejected lines go to `rejected` with a sentence each.

    Files that had the same name before stay: what comes later is kept beside them, under a number.
    """
    taken = take_lines(partner, path)
    if taken.rejected:
        place = unused_place(path.parent / "rejected", path.with_suffix(".csv").name)
        put_whole(place, as_csv(("line", "reference", "problem"), taken.rejected))
    path.replace(unused_place(path.parent / "done", path.name))
    return taken.found


@dataclass(frozen=True)
class Taken:
    """What came of a file's lines: how many of each outcome, and those that could not be taken, with a sentence."""

    found: Counter[str]
    rejected: list[dict[str, str]]


def take_lines(partner: FilePartner, path: Path) -> Taken:
    """Take what a file says, line by line, and leave the file where it is."""
    found: Counter[str] = Counter()
    rejected = []
    lines = _lines(partner, path)
    came_in = {CAME_IN: CameIn(path.name, _sha256(path))} if partner.keeps_file else {}
    for number, line in lines:
        try:
            with transaction() as session:
                found[_take_line(partner, session, line, came_in)] += 1
        except Unusable as problem:
            found["rejected"] += 1
            rejected.append(
                {"line": str(number), "reference": told_back(line.get("reference")), "problem": str(problem)}
            )
    return Taken(found, rejected)


def told_back(reference: object) -> str:
    """A reference that may be written down again: one as Hearth makes them, and never what an SSN or account could be.

    Who sent the line finds it by its number; what else stands in that field may be anything.
    """
    plain = str(reference or "")
    return plain if REFERENCE.fullmatch(plain) and not SOMEBODYS_NUMBER.search(plain) else ""


def _lines(partner: FilePartner, path: Path) -> list[tuple[int, dict[str, Any]]]:
    if path.stat().st_size > LARGEST_FILE:
        return [(1, {"problem": f"The file is larger than {LARGEST_FILE} bytes. Send it in parts."})]
    text = path.read_bytes().decode("utf-8-sig", errors="replace").replace("\0", UNREADABLE)
    laid_out = partner.laid_out(text)
    if laid_out is not None:
        return laid_out
    reader = csv.DictReader(text.splitlines())
    try:
        if tuple(reader.fieldnames or ()) != partner.answered:
            return [(1, {"problem": f"The first line must name the columns {', '.join(partner.answered)}."})]
        return [(number, line) for number, line in enumerate(reader, 2)]
    except csv.Error as error:  # a file that cannot be read must not hold up those behind it
        return [(1, {"problem": f"The file cannot be read as CSV ({error}). Nothing of it was taken."})]


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _take_line(partner: FilePartner, session: Session, line: dict[str, Any], came_in: dict[str, CameIn]) -> str:
    """Say what a line answers, once it has as many fields as it should."""
    if "problem" in line:
        raise Unusable(line["problem"])
    if None in line or None in line.values():
        raise Unusable(f"The line has not {len(partner.answered)} fields.")
    return partner.take(session, line | came_in)
