"""The parts of an office: which of them run here, with which settings, and what the others are told of them."""

import os
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass

from cli.office import ports
from cli.office.child import Child
from cli.office.home import Home
from cli.office.postgres import EmbeddedPostgres
from cli.office.temporal import DevServer


@dataclass(frozen=True)
class Parts:
    """PostgreSQL and Temporal, unless DATABASE_URL or TEMPORAL_ADDRESS replace them, and our own programs."""

    home: Home
    postgres: EmbeddedPostgres | None
    temporal: DevServer | None
    demo: bool = False

    @property
    def web_address(self) -> str:
        """Where a browser finds the office."""
        return f"http://{ports.LOOPBACK}:{ports.WEB.number}"

    @property
    def temporal_ui_address(self) -> str | None:
        """Where operators find Temporal's Web UI, if it is ours."""
        return f"http://{ports.LOOPBACK}:{self.temporal.ui_port}" if self.temporal else None

    @property
    def environment(self) -> dict[str, str]:
        """What our own programs are told: where the database, Temporal and the key are."""
        told = {"HEARTH_HOME": str(self.home.root), "PYTHONUNBUFFERED": "1"}
        told["HEARTH_KEY_FILE"] = os.environ.get("HEARTH_KEY_FILE", str(self.home.key))
        told["HEARTH_SECRET_KEY_FILE"] = os.environ.get("HEARTH_SECRET_KEY_FILE", str(self.home.cookie_key))
        told["DATABASE_URL"] = self.postgres.url if self.postgres else with_driver(os.environ["DATABASE_URL"])
        if self.demo:
            told["HEARTH_DEMO"] = "1"
        if self.temporal:
            told["TEMPORAL_ADDRESS"] = self.temporal.address
        return told

    def ours(self, name: str, *arguments: str) -> Child:
        """One of our own commands as a child."""
        return Child(
            name=name,
            command=[sys.executable, "-m", "cli", name, *arguments],
            logs=self.home.logs,
            environment=self.environment,
            ready=self._web_answers if name == "web" else lambda: True,
        )

    def _web_answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.web_address}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError:
            return True  # it answers; `hearth doctor` says what it lacks
        except OSError:
            return False


def find_parts(home: Home, demo: bool | None = None) -> Parts:
    """The parts that run here: their ports must be free, and no two may share one.

    Unless told, the demo goes into the embedded database only: one of yours gets no staff with known passwords.
    """
    wanted = [ports.WEB]
    if not os.environ.get("DATABASE_URL"):
        wanted.append(ports.POSTGRES)
    if not os.environ.get("TEMPORAL_ADDRESS"):
        wanted += [ports.TEMPORAL, ports.TEMPORAL_UI]
    ports.require_distinct(wanted)
    for port in wanted:
        port.require_free()
    postgres = temporal = None
    if not os.environ.get("DATABASE_URL"):
        postgres = EmbeddedPostgres(home.postgres, ports.POSTGRES.number, logs=home.logs)
    if not os.environ.get("TEMPORAL_ADDRESS"):
        temporal = DevServer(home.temporal, ports.TEMPORAL.number, ports.TEMPORAL_UI.number, logs=home.logs)
    return Parts(home, postgres, temporal, postgres is not None if demo is None else demo)


def with_driver(url: str) -> str:
    """A PostgreSQL address as SQLAlchemy needs it: with the driver that Hearth installs."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url
