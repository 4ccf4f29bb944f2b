"""Where the office keeps its state: one folder, `var/` unless HEARTH_HOME names another."""

import os
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Home:
    """The office's folder and the places in it."""

    root: Path

    @property
    def logs(self) -> Path:
        """One log file per child."""
        return self.root / "log"

    @property
    def postgres(self) -> Path:
        """The database's folder, or the note that says where it had to be put."""
        return self.root / "postgres"

    @property
    def temporal(self) -> Path:
        """The dev server's SQLite file and what SQLite keeps beside it."""
        return self.root / "temporal"

    @property
    def key(self) -> Path:
        """The key that sensitive columns are encrypted with."""
        return self.root / "key"

    @property
    def cookie_key(self) -> Path:
        """The key that signs the web site's cookies."""
        return self.root / "secret_key"

    @property
    def lock(self) -> Path:
        """Held while the office is open, so that it opens once."""
        return self.root / "office.lock"

    @property
    def record(self) -> Path:
        """Addresses and process ids of the open office."""
        return self.root / "office.json"


def home() -> Home:
    """The office's folder, made when missing; others on the machine may pass through it but not list it."""
    root = Path(os.environ.get("HEARTH_HOME") or CHECKOUT / "var").expanduser().absolute()
    root.mkdir(parents=True, exist_ok=True)
    found = Home(root)
    found.logs.mkdir(exist_ok=True)
    return found
