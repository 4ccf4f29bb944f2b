"""The bank's file of a state's half-month: `python -m bench payment_files`.

780,000 credits in parts of 25,000, from columns to bytes; against writing the same bytes alone, and one entry at a
time by carta-ach (a sample; its time an entry does not depend on how many there are). Sealed account numbers are opened
once, apart.
"""

import datetime as dt
import os
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

from activities.payment_files import counting, nacha
from activities.payment_files.origin import origin
from bench.timing import in_turns, said
from records import clock, secrets
from records.routing_number import with_check_digit
from tests.activities.payment_files.reader import rebuilt

CREDITS, PART, SAMPLE = 780_000, 25_000, 1_000
PAY_DATE = dt.date(2026, 3, 25)
MADE = clock.county_instant(dt.date(2026, 3, 20))


def main() -> None:
    """Measure in turns, count what was made, and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("HEARTH_KEY_FILE", str(Path(folder) / "key"))
        entries = credits(np.random.default_rng(1))
        parts = [entries[start : start + PART] for start in range(0, CREDITS, PART)]
        content = whole(parts)
        sums = counting.ach_sums(content)
        assert (sums.entries, sums.cents) == (CREDITS, entries["cents"].sum())
        sealed = secrets.seal_each(entries["account"].to_list())
        taken = in_turns(
            3,
            ach=lambda: whole(parts),
            bytes=lambda: (Path(folder) / "bare").write_bytes(content),
            counted=lambda: counting.ach_sums(content),
            opened=lambda: secrets.unseal_each(sealed),
            library=lambda: rebuilt(origin(), [parts[0].head(SAMPLE)], PAY_DATE),
        )
        began = time.process_time()
        whole(parts)
        processor = time.process_time() - began
    size = len(content) / 1e6
    said(f"{CREDITS:,} credits as ACH, {size:.0f} MB", f"{taken['ach']:.2f} s", "goal: under 1 s")
    said("of the processor", f"{processor:.2f} s")
    said("the same bytes into a file alone", f"{taken['bytes']:.2f} s")
    said("all of it counted again and held to its controls", f"{taken['counted']:.2f} s")
    said(f"{CREDITS:,} sealed account numbers opened", f"{taken['opened']:.2f} s")
    ours, theirs = CREDITS / taken["ach"], SAMPLE / taken["library"]
    said("entries a second, one at a time by carta-ach", f"{theirs:,.0f}")
    said("by columns : one at a time", f"{ours / theirs:,.0f}")


def whole(parts: list[pl.DataFrame]) -> bytes:
    """The file, as parts put together."""
    made = [nacha.batch(origin(), number, PAY_DATE, part) for number, part in enumerate(parts, 1)]
    head, foot = nacha.file_header(origin(), MADE, "A", "BENCH"), nacha.file_control(sums for _, sums in made)
    return b"".join([head, *(content for content, _ in made), foot])


def credits(draw: np.random.Generator) -> pl.DataFrame:
    """Invented credits of 500 banks."""
    banks = np.array([with_check_digit(f"{number:08d}") for number in draw.integers(1_000_000, 32_000_000, 500)])
    ranks = np.arange(1, CREDITS + 1)
    return pl.DataFrame(
        {
            "rank": ranks,
            "payment_id": ranks + 1_000_000,
            "cents": draw.integers(1_000, 300_000, CREDITS),
            "routing_number": banks[draw.integers(0, 500, CREDITS)],
            "account": draw.integers(10**6, 10**12, CREDITS).astype(str),
            "account_kind": np.where(draw.integers(0, 4, CREDITS) == 0, "savings", "checking"),
            "name": np.char.add("ORTIZ, PAZ ", (ranks % 1_000).astype(str)),
        }
    )
