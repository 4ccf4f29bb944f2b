"""What payment files say of themselves, read back from their bytes: counted, and held to their controls."""

import numpy as np
from numpy.typing import NDArray

from activities.payment_files import nacha, warrants
from activities.payment_files.nacha import HASH_DIGITS, Sums

Lines = NDArray[np.uint8]


def ach_sums(content: bytes) -> Sums:
    """Every credit of an ACH file or of a batch of it, counted. Raises ValueError where its controls say otherwise."""
    lines = _lines(content, nacha.WIDTH)
    kinds = lines[:, 0]
    entries = lines[kinds == ord("6")]
    hashed = int(_numbers(entries, 4, 8).sum()) % HASH_DIGITS
    counted = Sums(len(entries), int(_numbers(entries, 30, 10).sum()), hashed)
    controls = lines[(kinds == ord("8"))]
    said = sum((_said(line, 5, 6, 11, 33) for line in controls), Sums())
    if said != counted:
        raise ValueError("The batches' control records do not say what their entries come to.")
    closing = lines[(kinds == ord("9")) & (lines[:, 1] != ord("9"))]
    if len(closing) and _said(closing[0], 14, 8, 22, 44) != counted:
        raise ValueError("The file's control record does not say what its entries come to.")
    return counted


def warrant_sums(content: bytes) -> Sums:
    """Every warrant of a register or of a part of it, counted. Raises ValueError where its total says otherwise."""
    lines = _lines(content, warrants.WIDTH)
    entries = lines[lines[:, 0] == ord("D")]
    numbered = int(_numbers(entries, 6, 10).sum()) % HASH_DIGITS
    counted = Sums(len(entries), int(_numbers(entries, 24, 11).sum()), numbered)
    for line in lines[lines[:, 0] == ord("T")]:
        if _said(line, 6, 10, 31, 16, 15) != counted:
            raise ValueError("The register's total does not say what its warrants come to.")
    return counted


def _lines(content: bytes, width: int) -> Lines:
    if len(content) % (width + 1):
        raise ValueError(f"The file is cut off: its lines are not all of {width} characters.")
    lines = np.frombuffer(content, dtype=np.uint8).reshape(-1, width + 1)
    if np.any(lines[:, width] != ord("\n")) or np.any(lines[:, :width] == ord("\n")):
        raise ValueError(f"The file was changed: its lines are not all of {width} characters.")
    return lines


def _numbers(lines: Lines, at: int, width: int) -> NDArray[np.int64]:
    """A field of digits of each line, as numbers."""
    found = np.zeros(len(lines), dtype=np.int64)
    for place in range(at - 1, at - 1 + width):
        found = found * 10 + (lines[:, place].astype(np.int64) - ord("0"))
    return found


def _said(line: Lines, count_at: int, count_width: int, hash_at: int, cents_at: int, cents_width: int = 12) -> Sums:
    one = line.reshape(1, -1)
    count, hashed, cents = (
        int(_numbers(one, at, width)[0])
        for at, width in ((count_at, count_width), (hash_at, 10), (cents_at, cents_width))
    )
    return Sums(count, cents, hashed)
