"""Opens the office's children in order, starts those that fall, and closes all of them in the reverse order."""

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import psutil

from cli.office.child import Child
from cli.office.lock import OneOffice, Record

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before a fallen child is started again: doubled after each fall, up to the longest."""

STEADY = 60.0
"""Seconds after which a child counts as standing, so that its next fall is a first one again."""


LOOK = 0.2
"""Seconds between two looks at the children."""


class Stopping(Exception):
    """Somebody asked the office to close while it was still opening."""


@dataclass
class Watched:
    """A child with what is known of its falls."""

    child: Child
    started: float
    pause: float = FIRST_PAUSE
    start_again: float | None = None


class Supervisor:
    """Keeps children running until somebody asks the office to close."""

    def __init__(self, office: OneOffice, record: Record, say: Callable[[str], None]) -> None:
        self.office = office
        self.record = record
        self.say = say
        self.stopping = False  # a plain flag: a lock inside a threading.Event can be held when the signal comes
        self.watched: list[Watched] = []

    def listen(self) -> None:
        """Take Ctrl-C, SIGTERM and a closed terminal as the wish to close."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def heed(self) -> None:
        """Called while the office opens: end the opening when somebody asks to close, or when a child falls."""
        if self.stopping:
            raise Stopping
        for one in self.watched:
            if not one.child.alive:
                raise one.child.fallen()

    def start(self, child: Child) -> None:
        """Start a child and watch over it from now on."""
        self.heed()
        child.start()
        self.watched.append(Watched(child, time.monotonic()))
        self._note(child)

    def watch(self) -> None:
        """Start fallen children again until somebody asks to close."""
        while not self.stopping:
            for one in self.watched:
                self._look_after(one)
            time.sleep(LOOK)

    def close(self) -> None:
        """Stop every child, the last one started first; nothing is left behind."""
        for one in reversed(self.watched):
            one.child.stop()
        self.office.forget()

    def _look_after(self, one: Watched) -> None:
        now = time.monotonic()
        if one.child.alive:
            return
        if one.start_again is None:
            one.pause = FIRST_PAUSE if now - one.started > STEADY else one.pause
            one.start_again = now + one.pause
            one.child.sweep()
            self.say(f"{one.child.name} {_ending(one.child)}; it starts again in {one.pause:g} s. See {one.child.log}.")
        elif now >= one.start_again:
            one.pause = min(one.pause * 2, LONGEST_PAUSE)
            one.started, one.start_again = now, None
            one.child.start()
            self._note(one.child)

    def _note(self, child: Child) -> None:
        """Record the child's process, so that the next start can clear it away if this supervisor is killed."""
        if child.process is not None:
            try:
                born = psutil.Process(child.process.pid).create_time()
            except psutil.NoSuchProcess:
                return
            self.record.children[child.name] = (child.process.pid, born)
            self.office.write(self.record)


def _ending(child: Child) -> str:
    code = child.process.returncode if child.process else None
    if code is not None and code < 0:
        return f"was killed ({signal.Signals(-code).name})"
    return f"ended (exit status {code})"
