"""Processes that a test starts and kills -9, one by one, by their id."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
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


USUAL_LIMIT = 300
KILL_TAKES = 30
"""Seconds, at the most, on a machine that has more to do: a server starts again, and silence is noticed."""


def limit_for(kills: int, usual: int) -> int:
    """Seconds that a test may take which kills more often than usual."""
    return USUAL_LIMIT + KILL_TAKES * max(kills - usual, 0)


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


@dataclass(frozen=True)
class Progress:
    """How many parts of a work are done; no parts as long as it is not known how many there are."""

    done: int
    parts: int

    def __str__(self) -> str:
        return f"{self.done} of {self.parts}"

    @property
    def share(self) -> float:
        """How much of it is done, below nothing as long as nothing is begun."""
        return self.done / self.parts if self.parts else -1.0


class InTurn:
    """Kills a worker and its servers in turn, at moments drawn from the work and not from the clock.

    A machine that is quicker, or slower, is disturbed as often. `amidst`: those killed before the last part was done.
    """

    def __init__(self, draw: random.Random, worker: Program, servers: dict[str, Child]) -> None:
        self.draw, self.worker, self.servers = draw, worker, servers
        self.victims = ("worker", *servers)
        self.done: list[str] = []
        self.amidst: list[str] = []

    async def go_on(self, times: int, progress: Callable[[], Progress]) -> None:
        """So many kills, spread over the parts; each comes as soon as the share drawn for it is done."""
        for number in range(times):
            share = (number + self.draw.random()) / times
            while (now := await asyncio.to_thread(progress)).share < share:
                await asyncio.sleep(0.02)
            await self._kill(now)

    async def after_the_parts(self, times: int, progress: Callable[[], Progress]) -> None:
        """So many kills close together once every part is done; the work may be over before they are."""
        while (now := await asyncio.to_thread(progress)).share < 1:
            await asyncio.sleep(0.02)
        for _ in range(times):
            await self._kill(now)

    async def _kill(self, progress: Progress) -> None:
        """Kill whose turn it is, so far into the work."""
        victim = self.victims[len(self.done) % len(self.victims)]
        self.done.append(f"{victim} at {progress}")
        if progress.share < 1:
            self.amidst.append(victim)
        if victim == "worker":
            self.worker.kill()
            self.worker.start()
        else:
            await asyncio.to_thread(kill_and_restart, self.servers[victim])
