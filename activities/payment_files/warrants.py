"""The register of warrants for the State Controller: records of fixed width (docs/partners/payment-files.md)."""

import datetime as dt

import numpy as np
import polars as pl

from activities.payment_files.columns import blank, put_numbers, put_texts, put_word
from activities.payment_files.nacha import HASH_DIGITS, Sums
from activities.payment_files.origin import Origin
from records.clock import PACIFIC

WIDTH = 180


def lines(origin: Origin, pay_date: dt.date, entries: pl.DataFrame) -> tuple[bytes, Sums]:
    """A part's warrants, one record each; the warrant's number is the payment's.

    `entries`: payment_id, cents, payee (provider number), name, street, city, zip_code, county, period (its first day).
    """
    records = blank(entries.height, WIDTH)
    numbers = entries["payment_id"].to_numpy().astype(np.int64)
    put_word(records, 1, f"D{origin.agency}")
    put_numbers(records, 6, 10, numbers)
    put_word(records, 16, f"{pay_date:%Y%m%d}")
    put_numbers(records, 24, 11, entries["cents"].to_numpy().astype(np.int64))
    for at, width, name in (
        *((35, 16, "payee"), (51, 40, "name"), (91, 40, "street"), (131, 25, "city")),
        *((158, 9, "zip_code"), (167, 2, "county"), (169, 8, "period")),
    ):
        put_texts(records, at, width, entries[name])
    put_word(records, 156, "CA")
    return records.tobytes(), Sums(entries.height, int(entries["cents"].sum()), int(numbers.sum()) % HASH_DIGITS)


def header(origin: Origin, run_number: str, made_at: dt.datetime, pay_date: dt.date) -> bytes:
    """The first record: whose register it is, of which run, made and to be issued when."""
    made = made_at.astimezone(PACIFIC)
    return _record(f"HWR1{origin.agency}{run_number:<24}{made:%Y%m%d}{pay_date:%Y%m%d}{origin.name}")


def total(origin: Origin, sums: Sums) -> bytes:
    """The last record: how many warrants, their cents, and their numbers added up."""
    return _record(f"T{origin.agency}{sums.entries:010d}{sums.cents:015d}{sums.entry_hash:010d}")


def _record(text: str) -> bytes:
    return f"{text:<{WIDTH}}\n".encode()
