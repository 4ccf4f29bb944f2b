"""One child process of the office: how it starts, when it is ready, how it stops."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cli.office.account import Account, run_as
from cli.office.leash import leash
from cli.office.log import log_file
from cli.office.trouble import Trouble

PAUSE = 0.05
"""Seconds between two looks at a child that is starting or stopping."""


def undisturbed() -> None:
    """Nothing else to heed while waiting for a child."""


@dataclass
class Child:
    """A program that runs as long as the office is open; or, with `finish`, once to its end."""

    name: str
    command: list[str]
    logs: Path
    ready: Callable[[], bool] = lambda: True
    before: Callable[[], None] = lambda: None
    environment: Mapping[str, str] = field(default_factory=dict)
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 60
    grace: float = 20
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the program in a process group of its own; its words go to its log file."""
        self.before()
        with log_file(self.logs, self.name) as log:
            self.process = subprocess.Popen(
                self.command,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=leash(self.stop_signal),
                **run_as(self.account),
            )

    @property
    def alive(self) -> bool:
        """Whether the program runs."""
        return self.process is not None and self.process.poll() is None

    def wait_ready(self, heed: Callable[[], None] = undisturbed) -> None:
        """Wait until the child answers; a Trouble names its log when it ends or takes longer than its patience.

        `heed` is called meanwhile and may raise, to end the waiting.
        """
        until = time.monotonic() + self.patience
        while not self.ready():
            if not self.alive:
                raise self.fallen()
            if time.monotonic() > until:
                raise Trouble(f"{self.name} did not answer within {self.patience:.0f} seconds; see {self.log}.")
            heed()
            time.sleep(PAUSE)

    def finish(self, heed: Callable[[], None] = undisturbed) -> None:
        """Run the program (or the rest of it) to its end; a Trouble repeats its last words when it fails."""
        if self.process is None:
            self.start()
        try:
            while self.alive:
                heed()
                time.sleep(PAUSE)
        except BaseException:
            self.stop()
            raise
        if self.process is not None and self.process.returncode != 0:
            raise Trouble(f"{self.name} failed; its last words: {self.last_words()}")

    def fallen(self) -> Trouble:
        """What to say when the program ended though it should run."""
        return Trouble(f"{self.name} ended while starting; its last words: {self.last_words()}")

    def stop(self) -> None:
        """Ask the program to stop, wait for its grace, then kill what is left of its process group."""
        if self.process is None:
            return
        if self.alive:
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(self.grace)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.sweep()

    def sweep(self) -> None:
        """Kill what a dead program left behind in its process group, so that nothing holds its port."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return

    @property
    def log(self) -> Path:
        """The file with the child's words."""
        return self.logs / f"{self.name}.log"

    def last_words(self) -> str:
        """The last lines of the child's log, on one line."""
        lines = self.log.read_text(errors="replace").split("\n") if self.log.exists() else []
        spoken = [line.strip() for line in lines if line.strip()][-4:]
        return f"{' | '.join(spoken) or 'none'} (see {self.log})"
