"""A part of the office goes away and comes back, while the rest of the office goes on."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import psycopg

from cli.office.staff import plain
from tests.browser.county import County, wait_for

COMES_BACK_SECONDS = 60.0


@contextmanager
def away(county: County, name: str, how: signal.Signals = signal.SIGKILL) -> Iterator[None]:
    """One child is stopped; nobody starts it again before the end of the block. Its supervisor is held meanwhile."""
    supervisor = county.office.process
    assert supervisor is not None, "the office is open"
    child = psutil.Process(county.office.child(name))
    os.kill(supervisor.pid, signal.SIGSTOP)
    try:
        os.kill(child.pid, how)
        wait_for(lambda: ended(child), f"{name} to end")
        yield
    finally:
        os.kill(supervisor.pid, signal.SIGCONT)


def ended(process: psutil.Process) -> bool:
    """Whether a process is gone, or waits only to be noticed by its parent."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def database_answers(county: County) -> bool:
    """Whether the database takes connections."""
    try:
        psycopg.connect(plain(county.office.database_url), connect_timeout=1).close()
    except psycopg.OperationalError:
        return False
    return True
