"""One log file per child; the last few starts are kept. No log line names a person: children are set up so."""

from pathlib import Path
from typing import BinaryIO

KEPT = 5
"""Old log files kept beside the present one."""


def turn_over(logs: Path, name: str) -> None:
    """Set the last run's log aside: web.log becomes web.1.log, and so on; the oldest goes."""
    present = logs / f"{name}.log"
    if not present.exists() or present.stat().st_size == 0:
        return
    for age in range(KEPT - 1, 0, -1):
        old = logs / f"{name}.{age}.log"
        if old.exists():
            old.replace(logs / f"{name}.{age + 1}.log")
    present.replace(logs / f"{name}.1.log")


def log_file(logs: Path, name: str) -> BinaryIO:
    """A child's log, opened for adding lines; readable by the office's owner only."""
    logs.mkdir(parents=True, exist_ok=True)
    path = logs / f"{name}.log"
    path.touch(mode=0o600)
    return path.open("ab")
