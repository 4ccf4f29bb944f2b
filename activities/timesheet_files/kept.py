"""A kept file as read, remembered by the worker for as long as its parts are being decided."""

import datetime as dt
import os
import threading

from activities.timesheet_files.reading import Read, read
from records import clock
from records.timesheet_file import TimesheetFile
from records.timesheet_files import content_of

PART_LINES = 12_500
"""Lines of a part: enough for columns to pay, few enough for one transaction and for a kill to cost little.

HEARTH_TIMESHEET_PART_LINES names another number; it must not change while a file is being decided.
"""

_reading = threading.Lock()
_last: dict[str, Read] = {}


def part_lines() -> int:
    """How many lines a part has."""
    return int(os.environ.get("HEARTH_TIMESHEET_PART_LINES") or PART_LINES)


def read_file(file: TimesheetFile, at: dt.datetime) -> Read:
    """The columns of a file, read once by each worker. Raises FileRefused; ValueError where it is not what came."""
    with _reading:
        if file.sha256 not in _last:
            _last.clear()
            _last[file.sha256] = read(content_of(file), file.layout, clock.county_day(at), part_lines())
        return _last[file.sha256]


def forget(file: TimesheetFile) -> None:
    """Give the memory back, once a file is done."""
    with _reading:
        _last.pop(file.sha256, None)
