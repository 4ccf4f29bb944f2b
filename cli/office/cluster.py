"""Where a PostgreSQL cluster's files lie, who owns them, and its passwords."""

import os
import secrets
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from cli.office.account import SHARED_STATE, Account, account, can_reach

PATIENCE = 20
"""Seconds an old server gets to shut down before it is killed."""


@dataclass(frozen=True)
class Cluster:
    """The files of one PostgreSQL server and the user it runs as (None: ourselves)."""

    data: Path
    account: Account | None


def find_cluster(home: Path) -> Cluster:
    """The cluster of an office's postgres folder.

    Its files lie in `home/data`, unless root runs the office behind a folder closed to others: then they lie under
    /var/lib/hearth, in a folder with a name drawn at the first start and noted in `home/elsewhere`.
    """
    home.mkdir(parents=True, exist_ok=True)
    note = home / "elsewhere"
    if note.exists():
        data = Path(note.read_text().strip()) / "data"
        return Cluster(data, account(data))
    data = home / "data"
    who = account(data)
    if can_reach(who, home) or data.exists():
        return Cluster(data, who)
    place = SHARED_STATE / f"office-{secrets.token_hex(8)}"
    place.mkdir(mode=0o755, parents=True)
    note.write_text(f"{place}\n")
    return Cluster(place / "data", who)


def password(home: Path, role: str) -> str:
    """A role's password: drawn once, kept in a file that only its owner reads."""
    path = home / f"{role}.password"
    if not path.exists():
        fresh = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fresh, "w") as file:
            file.write(secrets.token_urlsafe(24))
    return path.read_text().strip()


def clear_old_server(data: Path) -> None:
    """Stop a server that still runs on these files, and drop a lock file that names some unrelated process.

    PostgreSQL itself recovers from a lock file whose process is gone. It cannot know that the number was given to
    another program meanwhile, as happens in containers, where numbers start again from one.
    """
    left = _running_in(data)
    for process in left:
        _send(process, signal.SIGINT)
    _, stubborn = psutil.wait_procs(left, timeout=PATIENCE)
    for process in stubborn:
        _send(process, signal.SIGKILL)
    psutil.wait_procs(stubborn, timeout=5)
    lock = data / "postmaster.pid"
    if lock.exists() and psutil.pid_exists(_first_number(lock)):
        lock.unlink()


def _running_in(data: Path) -> list[psutil.Process]:
    """Every process of a server on these files: each has the data folder as its working folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.cwd() == str(data) and process.pid != os.getpid():
                found.append(process)
        except (psutil.AccessDenied, psutil.NoSuchProcess, FileNotFoundError):
            continue
    return found


def _send(process: psutil.Process, number: signal.Signals) -> None:
    with suppress(psutil.NoSuchProcess):
        process.send_signal(number)


def _first_number(lock: Path) -> int:
    first = (lock.read_text().split() or ["0"])[0]
    return int(first) if first.isdecimal() else 0
