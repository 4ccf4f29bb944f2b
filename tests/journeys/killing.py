"""Processes that a test starts and kills -9, one by one, by their id."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from types import TracebackType

from cli.office.child import Child
from cli.office.home import CHECKOUT


def kill_and_restart(child: Child) -> None:
    """Kill -9 a server, and start it again on the same files."""
    assert child.process is not None
    child.process.kill()
    child.process.wait()
    child.start()
    child.wait_ready()


class Program:
    """A module run in a process of its own; it inherits the test's environment."""

    def __init__(self, module: str, *told: str) -> None:
        self.command = [sys.executable, "-m", module, *told]
        self.process: subprocess.Popen[bytes] | None = None
        self.words = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the program

    def start(self) -> None:
        """Start it."""
        self.process = subprocess.Popen(
            self.command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=self.words, stderr=self.words
        )

    async def says(self, words: str) -> None:
        """Wait until it has said something in its log."""
        for _ in range(600):
            if words.encode() in os.pread(self.words.fileno(), 1_000_000, 0):
                return
            await asyncio.sleep(0.05)
        raise TimeoutError(f"It never said: {words}")

    def stop(self) -> tuple[int, float]:
        """Ask it to stop; its exit status and the seconds it took."""
        assert self.process is not None, "it was never started"
        asked = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30), time.monotonic() - asked

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
        self.words.close()
