"""A partner reached by files: one CSV file a question in `outbox/NAME`, answers as CSV files in `inbox/NAME`.

Questions name people: a file is readable by its owner only, and the partner removes it once it has it.
"""

import csv
import io
import os
import shutil
from abc import ABC, abstractmethod
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy.orm import Session

IN_PIECES = 1 << 20
"""Bytes copied at once."""


CAME_IN = "came in"
"""The key under which a line carries its file, for partners who keep it; no column of theirs has a blank."""


@dataclass(frozen=True)
class CameIn:
    """The file that a line came in, told apart by its bytes."""

    name: str
    sha256: str


class Unusable(Exception):
    """A line that cannot be taken; the text is the sentence for the partner."""


@dataclass(frozen=True)
class FilePartner(ABC):
    """One partner's two folders and the columns of its questions and answers."""

    folder: Path
    name: ClassVar[str]
    asked: ClassVar[tuple[str, ...]]
    answered: ClassVar[tuple[str, ...]]
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)
    keeps_file: ClassVar[bool] = False
    """Whether what a line says is kept with the file that it came in (`CAME_IN`)."""

    @property
    def questions(self) -> Path:
        """Where questions wait to be collected."""
        return self.folder / "outbox" / self.name

    @property
    def answers(self) -> Path:
        """Where answers are put."""
        return self.folder / "inbox" / self.name

    def put_question(self, reference: str, row: dict[str, str]) -> None:
        """Write a question, whole or not at all; written again it is the same file."""
        put_whole(self.questions / f"ask-{reference}.csv", as_csv(self.asked, [row]))

    def put_copy(self, path: Path) -> None:
        """Put a copy of a file where the partner collects, under its own name; again it is the same file."""
        place = self.questions / path.name
        self.questions.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = place.with_name(f".{place.name}.{os.getpid()}")
        with path.open("rb") as content, os.fdopen(_opened(unfinished), "wb") as file:
            shutil.copyfileobj(content, file, IN_PIECES)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)

    def ask_waiting(self) -> int:
        """Pass on questions that wait in the records, of a partner who has such; how many."""
        return 0

    def laid_out(self, text: str) -> list[tuple[int, dict[str, Any]]] | None:
        """The numbered lines of an answer that is no CSV; nothing, where it is. A `problem` in a line is told of it."""
        return None

    @abstractmethod
    def take(self, session: Session, line: dict[str, str]) -> str:
        """Say what one line answers: `taken`, or `repeated` if it was said before. Raises Unusable."""


def partners_folder() -> Path:
    """The folder that is shared with partners: HEARTH_PARTNERS, or `partners` below HEARTH_HOME."""
    named = os.environ.get("HEARTH_PARTNERS")
    return Path(named) if named else Path(os.environ.get("HEARTH_HOME", "var")) / "partners"


def as_csv(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    """Rows as CSV with a header."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def put_whole(path: Path, text: str) -> None:
    """Put a file where others look for it, complete from the first moment it has its name."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(_opened(unfinished), "w", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _opened(path: Path) -> int:
    """A new file, for its owner only."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def unused_place(folder: Path, name: str) -> Path:
    """A place for a file where none lies yet: `monday.csv`, else `monday-2.csv`. It is kept by an empty file."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    wanted = Path(name)
    for number in count(1):
        place = folder / (name if number == 1 else f"{wanted.stem}-{number}{wanted.suffix}")
        try:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        return place
    raise AssertionError("Numbers do not end.")
