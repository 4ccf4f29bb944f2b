"""The port to Medi-Cal's eligibility system: ask about an applicant, collect answers. docs/partners/medi-cal.md.

The default writes and reads CSV files in a folder. A county with a live interface gives `partner` another adapter.
"""

import csv
import io
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from records import secrets
from records.application import Application
from records.clock import county_day
from records.eligibility import MediCalInquiry

ASKED = ("reference", "county", "cin", "ssn", "last_name", "first_name", "birth_date", "requested_on", "asked_on")


class MediCalPartner(Protocol):
    """What Hearth needs of the other side. Answers arrive by themselves, as submissions (partners/answers.py)."""

    def ask(self, inquiry: MediCalInquiry, application: Application) -> bool:
        """Pass an inquiry on; false where this county's partner takes none and a worker must look it up."""


@dataclass(frozen=True)
class FilePartner:
    """One CSV file an inquiry in `outbox/medi-cal`; answers come as CSV files in `inbox/medi-cal`."""

    folder: Path

    @property
    def questions(self) -> Path:
        """Where inquiries wait to be collected."""
        return self.folder / "outbox" / "medi-cal"

    @property
    def answers(self) -> Path:
        """Where answers are put."""
        return self.folder / "inbox" / "medi-cal"

    def ask(self, inquiry: MediCalInquiry, application: Application) -> bool:
        """Write the inquiry, whole or not at all; written again it is the same file. Owner-readable only."""
        ssn = secrets.unseal(application.ssn_cipher) if application.ssn_cipher else ""
        row = {
            "reference": inquiry.reference,
            "county": application.county_code,
            "cin": application.cin or "",
            "ssn": ssn,
            "last_name": application.last_name,
            "first_name": application.first_name,
            "birth_date": application.birth_date.isoformat() if application.birth_date else "",
            "requested_on": application.requested_on.isoformat(),
            "asked_on": county_day(inquiry.asked_at).isoformat(),
        }
        put_whole(self.questions / f"ask-{inquiry.reference}.csv", as_csv(ASKED, [row]))
        return True


@cache
def partner() -> MediCalPartner:
    """The adapter of this office: files in HEARTH_PARTNERS, or `partners` below HEARTH_HOME."""
    return FilePartner(partners_folder())


def partners_folder() -> Path:
    """The folder that is shared with partners."""
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
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
