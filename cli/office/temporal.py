"""Temporal's dev server, embedded: settings from `temporal-config/dev-server.toml`, loopback only."""

import tomllib
from pathlib import Path
from typing import Any

from cli.office.binaries import temporal_program
from cli.office.child import Child
from cli.office.home import CHECKOUT
from cli.office.ports import LOOPBACK, answers

SETTINGS = CHECKOUT / "temporal-config" / "dev-server.toml"


class DevServer:
    """A Temporal server with its Web UI that keeps its histories in one folder; start it, use `address`, stop it."""

    def __init__(self, home: Path, port: int, ui_port: int | None = None, *, logs: Path | None = None) -> None:
        self.home = home
        self.port = port
        self.ui_port = ui_port
        settings = tomllib.loads(SETTINGS.read_text())
        self.child = Child(
            name="temporal",
            command=self._command(settings),
            logs=logs or home,
            ready=lambda: answers(port),
            before=self._prepare,
            environment=settings["environment"],
        )

    @property
    def address(self) -> str:
        """Where clients connect: host and port."""
        return f"{LOOPBACK}:{self.port}"

    def start(self) -> None:
        """Start the server and wait until its port answers; its first answers may still be 'not healthy yet'."""
        self.child.start()
        self.child.wait_ready()

    def stop(self) -> None:
        """Stop the server; what it acknowledged is on disk."""
        self.child.stop()

    def _prepare(self) -> None:
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _command(self, settings: dict[str, Any]) -> list[str]:
        command = [str(temporal_program()), "server", "start-dev", "--ip", LOOPBACK, "--port", str(self.port)]
        command += ["--disable-config-env", "--disable-config-file"]  # a TEMPORAL_* of ours is for clients
        command += ["--db-filename", str(self.home / "temporal.db"), "--log-level", settings["log_level"]]
        if self.ui_port is None:
            command += ["--headless"]
        else:
            command += ["--ui-ip", LOOPBACK, "--ui-port", str(self.ui_port), "--ui-disable-news-fetch"]
        for name, value in settings["sqlite"].items():
            command += ["--sqlite-pragma", f"{name}={value}"]
        for name, value in settings["dynamic_config"].items():
            command += ["--dynamic-config-value", f"{name}={value}"]
        return command
