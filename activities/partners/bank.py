"""The port to the bank: it takes the file of direct deposits, and says what came back and when a file has settled.

Returns and notifications of change come as the standard's own files (.ach), settlements as CSV.
Formats: docs/partners/payment-files.md.
"""

from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.orm import Session

from activities.partners.answering import day_in, not_to_come
from activities.partners.files import FilePartner, Unusable, partners_folder
from activities.payment_files import answers, returns


class Bank(Protocol):
    """What Hearth needs of the other side. Answers arrive by themselves (partners/answers.py)."""

    def send(self, path: Path) -> None:
        """Pass a file of direct deposits on; the same file twice is one file."""


class BankFiles(FilePartner):
    """The port by files."""

    name = "bank"
    asked = ()
    answered = ("file", "settled_on", "entries", "cents")
    suffixes = (".ach", ".csv")
    keeps_file = True

    def send(self, path: Path) -> None:
        """Put it where the bank collects."""
        self.put_copy(path)

    def laid_out(self, text: str) -> list[tuple[int, dict[str, Any]]] | None:
        """The lines of a file of returns; nothing for a CSV."""
        return returns.laid_out(text) if returns.is_ach(text) else None

    def take(self, session: Session, line: dict[str, Any]) -> str:
        """Take a return, a notification of change, or the settlement of a file."""
        if "says" in line:
            return answers.take_from_bank(session, line)
        if day_in(line, "settled_on") is None:
            raise Unusable("settled_on must be a day written YYYY-MM-DD.")
        not_to_come(line, "settled_on")
        return answers.take_settlement(session, line)


def bank() -> BankFiles:
    """The adapter of this office."""
    return BankFiles(partners_folder())
