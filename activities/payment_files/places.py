"""Where payment files lie: a folder for each run, for its owner only; written whole or not at all."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from records.pay_run import PayRun


@dataclass(frozen=True)
class Written:
    """A file as it was written, not in its place yet."""

    at: Path
    sha256: str
    size: int


def folder(run: PayRun) -> Path:
    """The folder of a run's files: below HEARTH_PAYMENTS, or `payments` in HEARTH_HOME."""
    named = os.environ.get("HEARTH_PAYMENTS")
    whole = Path(named) if named else Path(os.environ.get("HEARTH_HOME", "var")) / "payments"
    return whole / run.number


def part_path(run: PayRun, number: int, kind: str) -> Path:
    """The file of one part, until the run's file is made of all."""
    return folder(run) / "parts" / f"{number:05d}.{kind}"


def write_unseen(path: Path, pieces: Iterable[bytes]) -> Written:
    """Write a file under a name that nobody looks for, safe on the disk; it is to be put in place as `path`."""
    _private(path.parent)
    unseen, digest, size = path.with_name(f".{path.name}.{os.getpid()}"), sha256(), 0
    try:
        with os.fdopen(os.open(unseen, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                size += len(piece)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:  # half a file with account or Social Security numbers is not left lying
        unseen.unlink(missing_ok=True)
        raise
    return Written(unseen, digest.hexdigest(), size)


def _private(folder: Path) -> None:
    """A folder for its owner only; every folder above it that has to be made, too."""
    for each in (*reversed(folder.parents), folder):
        if not each.exists():
            each.mkdir(mode=0o700, exist_ok=True)


def put_in_place(unseen: Path, path: Path) -> None:
    """Give a written file its name, and make the name safe too."""
    unseen.replace(path)
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def write_whole(path: Path, content: bytes) -> None:
    """A file that is there with all its bytes, or not there."""
    put_in_place(write_unseen(path, [content]).at, path)


def forget_parts(run: PayRun) -> None:
    """Take the part files away, once the run's files are there, and what a killed worker left half written."""
    for pattern in ("*.ach", "*.warrants", ".*"):
        for path in (folder(run) / "parts").glob(pattern):
            path.unlink(missing_ok=True)
