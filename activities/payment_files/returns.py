"""Reading the bank's file of returns and notifications of change, as the standard lays it out (addenda 99 and 98)."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

Numbered = list[tuple[int, dict[str, Any]]]
RETURN, CHANGE = "99", "98"
CHECKING, SAVINGS = ("2", "3")
"""The first digit of a transaction code tells the kind of account."""


@dataclass
class Reading:
    """What has been read so far: the file's day, the entry that waits for its addenda, and the sums."""

    day: str = ""
    entry: str | None = None
    records: int = 0
    hashed: int = 0
    cents: int = 0
    found: Numbered = field(default_factory=list)


def is_ach(text: str) -> bool:
    """Whether a file is one of the bank's, by how it begins."""
    return text.startswith("101 ") or text.startswith("1010")


def laid_out(text: str) -> Numbered:
    """Each return and each notification of change, by its line; one problem for a file that was cut or changed."""
    reading = Reading()
    control: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or set(line) == {"9"}:
            continue
        if len(line) != 94 or not line.isascii():
            return _refused(number, "The line has not 94 plain characters. Nothing of the file was taken.")
        if line[0] == "9":
            control = line
        _read(reading, number, line)
    if control is None:
        return _refused(1, "The file has no control record: it was cut off. Nothing of it was taken.")
    said = control[13:21], control[21:31], control[31:43]
    is_so = f"{reading.records:08d}", f"{reading.hashed % 10**10:010d}", f"{reading.cents:012d}"
    credits = control[43:55]
    if said[:2] != is_so[:2] or not _sums(said[2], credits, reading.cents):
        return _refused(1, "The file's control record does not say what its lines come to. Nothing of it was taken.")
    return reading.found


def _sums(debits: str, credits: str, cents: int) -> bool:
    """Returned credits are told as credits by some banks and as debits by others; together they are all."""
    return (debits + credits).isdecimal() and int(debits) + int(credits) == cents


def _read(reading: Reading, number: int, line: str) -> None:
    kind = line[0]
    if kind == "1":
        reading.day = _day(line[23:29])
    elif kind == "6":
        reading.entry = line
        reading.records += 1
        reading.hashed += _number(line[3:11])
        reading.cents += _number(line[29:39])
    elif kind == "7":
        reading.records += 1
        if reading.entry is not None:
            reading.found.append((number, _answered(reading.entry, line, reading.day)))
        reading.entry = None


def _answered(entry: str, addenda: str, day: str) -> dict[str, Any]:
    """One entry that came back with its addenda, as fields."""
    what = addenda[1:3]
    if what not in (RETURN, CHANGE):
        return {"problem": f"Addenda of type {what} are neither a return (99) nor a notification of change (98)."}
    if not day:
        return {"problem": "The file's header does not say its day."}
    told = {
        "says": "returned" if what == RETURN else "notice_of_change",
        "code": addenda[3:6],
        "trace": addenda[6:21],
        "payment": entry[39:54].strip(),
        "cents": _number(entry[29:39]),
        "on": day,
        "own_trace": addenda[79:94],
        "reference": entry[39:54].strip(),
    }
    return told | (_corrected(addenda[3:6], addenda[35:64]) if what == CHANGE else {})


def _corrected(code: str, data: str) -> dict[str, str]:
    """The account as the bank would have it, from the places that the code says."""
    places: dict[str, dict[str, str]] = {
        "C01": {"account": data[:17]},
        "C02": {"routing_number": data[:9]},
        "C03": {"routing_number": data[:9], "account": data[12:29]},
        "C05": {"transaction": data[:2]},
        "C06": {"account": data[:17], "transaction": data[20:22]},
        "C07": {"routing_number": data[:9], "account": data[9:26], "transaction": data[26:28]},
    }
    told = {name: text.strip() for name, text in places.get(code, {}).items()}
    kind = {CHECKING: "checking", SAVINGS: "savings"}.get(told.pop("transaction", " ")[:1])
    return told | ({"account_kind": kind} if kind else {})


def _day(text: str) -> str:
    try:
        return dt.datetime.strptime(text, "%y%m%d").replace(tzinfo=dt.UTC).date().isoformat()
    except ValueError:
        return ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _refused(number: int, problem: str) -> Numbered:
    return [(number, {"problem": problem})]
