"""Processes that a test starts and kills -9, one by one, by their id."""

import subprocess
import sys
from types import TracebackType

from cli.office.home import CHECKOUT


class Program:
    """A module run in a process of its own; it inherits the test's environment."""

    def __init__(self, module: str) -> None:
        self.command = [sys.executable, "-m", module]
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it."""
        self.process = subprocess.Popen(
            self.command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def kill(self) -> None:
        """Kill -9: nothing in it gets to tidy up."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> "Program":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()
