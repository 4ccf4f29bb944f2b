"""Files of answers in the folders shared with the bank and the Controller: put there, taken, and what fitted nothing.

The worker takes a file within a second of its lying there, and says in `rejected` which lines fit no payment
(docs/partners/payment-files.md). The same answer again changes nothing, in whatever file it comes.
"""

import csv
import datetime as dt
import io
import os
import re
import threading
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from records.clock import county_instant, now
from web.staff.office.folders import partners_folder

COLUMNS = {
    "bank": ("file", "settled_on", "entries", "cents"),
    "controller": ("warrant", "answer", "answered_on", "cents", "told"),
}
"""The first line of a CSV of each sender."""
ACH = (b"101 ", b"1010")
"""How a bank's file of returns begins."""
BOM = b"\xef\xbb\xbf"
LARGEST = 20_000_000
"""Bytes, as the worker takes them."""
SUFFIXES = (".ach", ".csv")
SHOWN, LINES_SHOWN = 30, 200
PLAIN = re.compile(r"[^0-9A-Za-z-]+")
PLACE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,80}\.csv", re.ASCII)


class NotTaken(ValueError):
    """The file as a whole is not one of theirs; the text is a sentence for who sent it up."""


@dataclass(frozen=True)
class Lying:
    """A file of answers: who it is from, since when it lies there, and whether it was taken."""

    sender: str
    name: str
    at: dt.datetime
    taken: bool


@dataclass(frozen=True)
class Rejects:
    """Lines of a file that fitted nothing, each with its number, what it is about, and a sentence."""

    sender: str
    name: str
    at: dt.datetime
    lines: list[dict[str, str]]
    more: int


def put(named: str, content: bytes) -> str:
    """Lay a file where the worker takes it, under a name that no file there has; the name. Raises NotTaken."""
    sender, suffix = _sender(content)
    inbox = partners_folder() / "inbox" / sender
    inbox.mkdir(parents=True, exist_ok=True, mode=0o700)
    stem = PLAIN.sub("-", Path(named).stem).strip("-")[:60] or "answers"
    names = (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}" for number in count(1))
    return next(name for name in names if not (inbox / "done" / name).exists() and _laid(inbox / name, content))


def _laid(place: Path, content: bytes) -> bool:
    """Whole from the first moment at which it has its name, and for its owner only; not where another file has it."""
    unfinished = place.with_name(f".{place.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, place)
    except FileExistsError:
        return False
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def _sender(content: bytes) -> tuple[str, str]:
    """Who a file is from, by how it begins, and how its name ends. Raises NotTaken."""
    if not content.strip():
        raise NotTaken("The file is empty. Choose the one that the bank or the Controller sent.")
    if len(content) > LARGEST:
        raise NotTaken(f"The file has {len(content):,} bytes. Send at most {LARGEST:,}: ask for it in parts.")
    text = content.removeprefix(BOM)
    if text.startswith(ACH):
        return "bank", ".ach"
    first = text.splitlines()[0].strip() if text.splitlines() else b""
    for sender, columns in COLUMNS.items():
        if first == ",".join(columns).encode():
            return sender, ".csv"
    both = " or ".join(", ".join(columns) for columns in COLUMNS.values())
    raise NotTaken(
        f"This is neither a bank's file of returns, which begins with 101, nor a CSV with the columns {both}. "
        "Nothing was taken."
    )


def lately() -> list[Lying]:
    """Files that wait or were taken, the newest first."""
    found = []
    for sender in COLUMNS:
        inbox = partners_folder() / "inbox" / sender
        for folder, taken in ((inbox, False), (inbox / "done", True)):
            found += [Lying(sender, path.name, _since(path), taken) for path in _files(folder, SUFFIXES)]
    return sorted(found, key=lambda each: each.at, reverse=True)[:SHOWN]


def rejected() -> tuple[list[Rejects], int]:
    """What fitted nothing and is not put away yet, the newest first as far as shown; how many more there are."""
    found = sorted(_rejected(), key=lambda each: _since(each[1]), reverse=True)
    return [_read(sender, path) for sender, path in found[:SHOWN]], max(len(found) - SHOWN, 0)


def unfitting() -> int:
    """How many files have lines that fitted nothing and are not put away yet; none is opened for it."""
    return len(_rejected())


def _rejected() -> list[tuple[str, Path]]:
    return [
        (sender, path)
        for sender in COLUMNS
        for path in _files(partners_folder() / "inbox" / sender / "rejected", (".csv",))
    ]


def put_away(sender: str, name: str) -> bool:
    """Put a list of rejected lines aside, as somebody has looked into each; whether it was still there."""
    folder = partners_folder() / "inbox" / sender / "rejected"
    if sender not in COLUMNS or not PLACE.fullmatch(name):
        return False
    (folder / "looked-into").mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = f"{now():%Y%m%dT%H%M%S}"
    try:
        (folder / name).rename(folder / "looked-into" / f"{stamp}-{name}")
    except FileNotFoundError:
        return False
    return True


def _read(sender: str, path: Path) -> Rejects:
    text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    lines = list(csv.DictReader(io.StringIO(text)))
    shown = [{name: each.get(name) or "" for name in ("line", "reference", "problem")} for each in lines[:LINES_SHOWN]]
    return Rejects(sender, path.name, _since(path), shown, max(len(lines) - LINES_SHOWN, 0))


def _files(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix in suffixes and not path.name.startswith(".")]
    except OSError:
        return []


def _since(path: Path) -> dt.datetime:
    """When it was written; long ago, where it was taken away in this moment."""
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError:
        return county_instant(dt.date(2000, 1, 1))
