"""Stand-ins for the bank and the Controller in a demo office: most payments are paid, some come back, by their number.

Of 64 deposits one comes back and one is told to belong to another account; of 64 warrants one is void, one stale, and
four wait to be cashed. The same payment always has the same fate. Nothing is said before the pay date: until then a
file waits where it was put.
"""

import csv
from collections.abc import Iterable
from hashlib import sha256
from itertools import islice
from pathlib import Path

from activities.partners.files import FilePartner, as_csv, put_whole
from records.clock import county_today

LOTS = 64
BACK = {0: ("99", "R02"), 1: ("98", "C05")}
"""What comes of a deposit, by its lot: the kind of addenda and the code."""
WARRANTS = {0: "void", 1: "stale", **dict.fromkeys(range(2, 6), "")}
ENTRY, TRACE, OWN_BANK = "6", slice(79, 94), slice(79, 87)
PAY_DATE = {".ach": (1, slice(69, 75)), ".warrants": (0, slice(42, 48))}
"""Which record of a file has its pay date, and where, without the century."""


def lot(number: str) -> int:
    """Which of the lots a payment has drawn."""
    return sha256(number.encode()).digest()[0] % LOTS


def bank_responds(partner: FilePartner, before: float) -> int:
    """Settle every file that is due and has lain there since before an instant, send some of it back; their count."""
    waiting = _due(_waiting(partner, "*.ach", before))
    for path in waiting:
        lines = path.read_text().splitlines()
        back = [line for line in lines if line[0] == ENTRY and lot(line[39:54].lstrip("0")) in BACK]
        if back:
            put_whole(partner.answers / f"returns-{path.name}", _returns(lines[0], lines[1], back))
        control = next(line for line in reversed(lines) if line[0] == "9" and line[1] != "9")
        settled = {"file": path.name, "settled_on": county_today().isoformat()}
        settled |= {"entries": str(int(control[13:21])), "cents": str(int(control[43:55]))}
        put_whole(partner.answers / f"settled-{path.stem}.csv", as_csv(partner.answered, [settled]))
        path.unlink()
    return len(waiting)


def controller_responds(partner: FilePartner, before: float) -> int:
    """Say what became of every warrant of a register, and stop those that are asked to be stopped; files answered."""
    stops = _waiting(partner, "ask-stop-*.csv", before)
    for path in stops:
        asked = list(csv.DictReader(path.read_text().splitlines()))
        _strike(partner, {int(each["warrant"]) for each in asked})
        _answer(partner, path.name, [(each["warrant"], int(each["cents"]), "void") for each in asked])
        path.unlink()
    registers = _due(_waiting(partner, "*.warrants", before))
    for path in registers:
        drawn = [(line[5:15], int(line[23:34])) for line in path.read_text().splitlines() if line[0] == "D"]
        fates = [(number.lstrip("0"), cents, WARRANTS.get(lot(number.lstrip("0")), "paid")) for number, cents in drawn]
        _answer(partner, f"answers-{path.stem}.csv", fates)
        path.unlink()
    return len(registers) + len(stops)


def _strike(partner: FilePartner, stopped: set[int]) -> None:
    """Warrants that are stopped are not cashed on the pay date of a register that still waits."""
    for path in partner.questions.glob("*.warrants"):
        lines = path.read_text().splitlines(keepends=True)
        left = [line for line in lines if line[0] != "D" or int(line[5:15]) not in stopped]
        if left != lines:
            put_whole(path, "".join(left))


def _answer(partner: FilePartner, name: str, fates: Iterable[tuple[str, int, str]]) -> None:
    today = county_today().isoformat()
    rows = [
        {"warrant": number, "answer": answer, "answered_on": today, "cents": str(cents), "told": ""}
        for number, cents, answer in fates
        if answer
    ]
    if rows:
        put_whole(partner.answers / name, as_csv(partner.answered, rows))


def _returns(header: str, batch: str, entries: list[str]) -> str:
    """A file of returns as banks send it, for our own bank."""
    today, bank, number = f"{county_today():%y%m%d}", header[4:13], 0
    lines = [f"101 {bank}{bank:>10}{today}0900{'A'}094101{header[63:86]}{header[40:63]}{'':8}"]
    lines.append(f"5220{batch[4:63]}{'':6}{today}   1{entries[0][3:11]}{1:07d}")
    cents = 0
    for number, entry in enumerate(entries, 1):
        addenda, code = BACK[lot(entry[39:54].lstrip("0"))]
        amount = int(entry[29:39]) if addenda == "99" else 0
        kind, own = ("31" if entry[1] == "3" else "21"), f"{entry[3:11]}{number:07d}"
        lines.append(f"6{kind}{bank}{entry[12:29]}{amount:010d}{entry[39:76]}  1{own}")
        other = "22" if entry[1] == "3" else "32"
        data = other if addenda == "98" else ""
        lines.append(f"7{addenda}{code}{entry[TRACE]}{'':6}{entry[3:11]}{data:<44}{own}")
        cents += amount
    sums = f"{int(bank[:8]) * number % 10**10:010d}{0:012d}{cents:012d}"
    lines.append(f"8220{2 * number:06d}{sums}{batch[40:50]}{'':25}{entries[0][3:11]}{1:07d}")
    blocks = -(-(len(lines) + 1) // 10)
    lines.append(f"9{1:06d}{blocks:06d}{2 * number:08d}{sums}{'':39}")
    return "\n".join([*lines, *["9" * 94] * (blocks * 10 - len(lines)), ""])


def _due(paths: list[Path]) -> list[Path]:
    """Files whose pay date has come."""
    return [path for path in paths if _pay_date(path) <= f"{county_today():%y%m%d}"]


def _pay_date(path: Path) -> str:
    record, place = PAY_DATE[path.suffix]
    with path.open() as file:
        return next(islice(file, record, None))[place]


def _waiting(partner: FilePartner, pattern: str, before: float) -> list[Path]:
    return [path for path in sorted(partner.questions.glob(pattern)) if path.stat().st_mtime <= before]
