"""What is said of any file that is taken in part by part: which file, which part, what was found in it.

These are not steps about a subject: a file is about nobody. Each is done once for its file and part (the row of the
part says so), and tells while it works that it is alive.
"""

import datetime as dt
from dataclasses import dataclass

SILENCE = dt.timedelta(seconds=10)
"""How long one of these may say nothing before another worker does it again."""

PATIENCE = dt.timedelta(minutes=15)
"""For one part, or for reading a whole file."""


@dataclass(frozen=True)
class FileOrder:
    """A file, and the instant it came in, which is the day its lines are judged on."""

    file_id: int
    at: dt.datetime


@dataclass(frozen=True)
class PartOrder:
    """One part of a file."""

    file_id: int
    part: int
    at: dt.datetime


@dataclass(frozen=True)
class FileChecked:
    """What a file holds: how many parts there are to decide; `refused` when it is not taken at all."""

    refused: bool
    parts: int


@dataclass(frozen=True)
class Done:
    """A part, or a file, is done; `lines` have their outcome."""

    lines: int
