"""One office per folder; and what a killed one left behind is cleared away before the next opens."""

import fcntl
import json
import os
import signal
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from types import TracebackType
from typing import IO, Any

import psutil

from cli.office.cluster import PATIENCE
from cli.office.home import Home
from cli.office.trouble import Trouble


@dataclass
class Record:
    """What is known of an open office: who supervises it, its addresses, its children's process ids and births."""

    supervisor: int
    web: str
    temporal: str
    temporal_ui: str | None
    postgres_port: int | None
    children: dict[str, tuple[int, float]] = field(default_factory=dict)


class OneOffice:
    """Holds the office's lock from start to end; the kernel lets go of it however the supervisor dies."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._file: IO[Any] | None = None

    def __enter__(self) -> "OneOffice":
        self._file = self.home.lock.open("a")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(_already_open(read_record(self.home))) from None
        clear_leftovers(self.home)
        return self

    def __exit__(self, kind: type[BaseException] | None, what: object, where: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()

    def write(self, record: Record) -> None:
        """Keep the record on disk, whole or not at all."""
        fresh = self.home.record.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(record), indent=2))
        fresh.replace(self.home.record)

    def forget(self) -> None:
        """The office closed in order: nothing is left to clear away."""
        self.home.record.unlink(missing_ok=True)


def read_record(home: Home) -> Record | None:
    """The record of the open (or killed) office in this folder."""
    try:
        return Record(**json.loads(home.record.read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def is_open(home: Home) -> bool:
    """Whether a supervisor holds this folder's lock."""
    with home.lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def clear_leftovers(home: Home) -> None:
    """Wait for the children of a killed supervisor to end, and end those that do not."""
    record = read_record(home)
    left = [_same(*child) for child in record.children.values()] if record else []
    alive = [process for process in left if process is not None]
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGINT if process.name() == "postgres" else signal.SIGTERM)
    _, stubborn = psutil.wait_procs(alive, timeout=PATIENCE)
    for process in alive:  # a group outlives its leader: gunicorn's workers, say
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    psutil.wait_procs(stubborn, timeout=5)
    home.record.unlink(missing_ok=True)


def _same(pid: int, born: float) -> psutil.Process | None:
    """The process that was recorded, unless it ended and its number went to another."""
    try:
        process = psutil.Process(pid)
        return process if abs(process.create_time() - born) < 1 else None
    except psutil.NoSuchProcess:
        return None


def _already_open(record: Record | None) -> str:
    where = f" at {record.web} (process {record.supervisor})" if record else ""
    return f"The office is already open{where}; close it with Ctrl-C where it runs, or open another with HEARTH_HOME."
