"""A report that was made: its file, for its owner only, and its control totals beside it; whole, or not there."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from activities.payment_files.places import put_in_place, write_unseen, write_whole


class NotMade(RuntimeError):
    """The report does not tie or cannot be written; the sentence says what to look at."""


@dataclass(frozen=True)
class Made:
    """A file, the digest of its bytes, and its control totals (counts, and cents)."""

    path: Path
    sha256: str
    size: int
    totals: dict[str, int]


def make(path: Path, pieces: Iterable[bytes], hold: Callable[[], dict[str, int]]) -> Made:
    """Write a file, hold it against the records (`hold` answers its totals, or raises), then give it its name."""
    written = write_unseen(path, pieces)
    try:
        totals = hold()
    except BaseException:  # a file with people's numbers that does not tie is not left lying
        written.at.unlink(missing_ok=True)
        raise
    put_in_place(written.at, path)
    told = {"file": path.name, "sha256": written.sha256, "bytes": written.size, "totals": totals}
    write_whole(path.with_suffix(".totals.json"), (json.dumps(told, indent=2) + "\n").encode())
    return Made(path, written.sha256, written.size, totals)
