"""The file for the bank: credits to people's accounts (PPD) as Nacha's Operating Rules, Appendix Three, lay them out.

A part of a run is a batch, a run is a file. Nothing in it depends on when it is made, so it is the same however often.
Records of 94 characters, ten to a block, the last block filled up with nines.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl

from activities.payment_files.columns import blank, put_numbers, put_texts, put_word
from activities.payment_files.origin import Origin
from records.clock import PACIFIC
from records.routing_number import WEIGHTS

WIDTH, BLOCK = 94, 10
CREDITS = "220"
"""Service class: the batch holds credits only."""
DESCRIPTION = "PAYROLL"
"""The entry description that the rules ask of wages."""
CHECKING, SAVINGS = 22, 32
HASH_DIGITS = 10**10
MOST_ENTRIES, MOST_CENTS = 10**6, 10**12


@dataclass(frozen=True)
class Sums:
    """What control records say of entries: how many, their cents, and their banks' numbers added up."""

    entries: int = 0
    cents: int = 0
    entry_hash: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        entry_hash = (self.entry_hash + other.entry_hash) % HASH_DIGITS
        return Sums(self.entries + other.entries, self.cents + other.cents, entry_hash)

    @property
    def words(self) -> str:
        """Hash, debits and credits as all control records write them."""
        return f"{self.entry_hash:010d}{0:012d}{self.cents:012d}"


def batch(origin: Origin, number: int, pay_date: dt.date, entries: pl.DataFrame) -> tuple[bytes, Sums]:
    """A part's entries between their header and control record; nothing at all where there are none.

    `entries`: rank (of the payment in its run, from 1), payment_id, cents, routing_number, account, account_kind, name.
    """
    if not entries.height:
        return b"", Sums()
    sums = _sums(number, entries)
    whose = f"{origin.company:<10}"
    header = f"5{CREDITS}{origin.name[:16]:<16}{'':20}{whose}PPD{DESCRIPTION:<10}{'':6}{pay_date:%y%m%d}{'':3}1"
    control = f"8{CREDITS}{sums.entries:06d}{sums.words}{whose}{'':25}"
    ends = f"{origin.odfi}{number:07d}\n"
    return b"".join([(header + ends).encode(), _lines(origin, entries), (control + ends).encode()]), sums


def _lines(origin: Origin, entries: pl.DataFrame) -> bytes:
    records = blank(entries.height, WIDTH)
    savings = (entries["account_kind"] == "savings").to_numpy()
    put_word(records, 1, "6")
    put_numbers(records, 2, 2, np.where(savings, SAVINGS, CHECKING).astype(np.int64))
    put_numbers(records, 4, 9, entries["routing_number"].cast(pl.Int64).to_numpy())
    put_texts(records, 13, 17, entries["account"])
    put_numbers(records, 30, 10, entries["cents"].to_numpy())
    put_numbers(records, 40, 15, entries["payment_id"].to_numpy())
    put_texts(records, 55, 22, entries["name"])
    put_word(records, 79, "0" + origin.odfi)
    put_numbers(records, 88, 7, entries["rank"].to_numpy())
    return records.tobytes()


def _sums(number: int, entries: pl.DataFrame) -> Sums:
    """Added up once more from the columns. Raises ValueError where a bank's number cannot be right."""
    texts = entries["routing_number"]
    banks = texts.cast(pl.Int64, strict=False).fill_null(1).to_numpy()
    weighed = sum(banks // 10 ** (8 - place) % 10 * weight for place, weight in enumerate(WEIGHTS))
    wrong = np.flatnonzero((weighed % 10 != 0) | (texts.str.len_bytes() != 9).to_numpy())
    if len(wrong):
        number = entries["payment_id"][int(wrong[0])]
        raise ValueError(f"The bank of payment {number} has a number whose check digit does not fit.")
    sums = Sums(entries.height, int(entries["cents"].sum()), int((banks // 10).sum()) % HASH_DIGITS)
    if sums.entries >= MOST_ENTRIES or sums.cents >= MOST_CENTS:
        raise ValueError(f"Part {number} is larger than a batch may be. Plan the run in smaller parts.")
    return sums


def file_header(origin: Origin, made_at: dt.datetime, modifier: str, reference: str) -> bytes:
    """The first record. `made_at`: when the run was made; the `modifier` (A to Z, 0 to 9) tells a day's files apart."""
    here = made_at.astimezone(PACIFIC)
    first = f"101 {origin.bank}{origin.company:>10}{here:%y%m%d%H%M}{modifier}094{BLOCK}1"
    return f"{first}{origin.bank_name:<23}{origin.name:<23}{reference[:8]:<8}\n".encode()


def file_control(batches: Iterable[Sums]) -> bytes:
    """The last record with the totals of all batches, and the nines that fill its block."""
    each = [sums for sums in batches if sums.entries]
    total = sum(each, Sums())
    if total.cents >= MOST_CENTS:
        raise ValueError("The file holds ten billion dollars or more, which its control record cannot say.")
    lines = 2 + sum(sums.entries + 2 for sums in each)
    blocks = -(-lines // BLOCK)
    control = f"9{len(each):06d}{blocks:06d}{total.entries:08d}{total.words}{'':39}\n"
    filling = ("9" * WIDTH + "\n") * (blocks * BLOCK - lines)
    return (control + filling).encode()
