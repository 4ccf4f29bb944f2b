"""The bytes of the file that is being taken, remembered by the worker so that each part need not unseal them anew."""

import os
import threading

from records.ccs_file import CcsFile
from records.kept_files import content_of

PART_RECORDS = 1_000
"""Records of a part: few enough for a short transaction and for a kill to cost little.

HEARTH_CCS_PART_RECORDS names another number.
"""

_reading = threading.Lock()
_last: dict[str, bytes] = {}


def part_records() -> int:
    """How many records a part has."""
    return int(os.environ.get("HEARTH_CCS_PART_RECORDS") or PART_RECORDS)


def content(file: CcsFile) -> bytes:
    """The bytes of a file as they came."""
    with _reading:
        if file.sha256 not in _last:
            _last.clear()
            _last[file.sha256] = content_of(file)
        return _last[file.sha256]


def forget(file: CcsFile) -> None:
    """Give the memory back, once a file is done."""
    with _reading:
        _last.pop(file.sha256, None)
