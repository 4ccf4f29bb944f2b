"""`hearth web`: the web site, served by gunicorn."""

import os
import sys
from pathlib import Path

import click

from cli.office.address import join_office
from cli.office.ports import LOOPBACK, WEB

PROCESSES, THREADS = 2, 8
"""Two processes of eight threads carry the most updates a second on two cores."""


@click.command()
def web() -> None:
    """Serve the web site on HEARTH_PORT (8000 unless set), on this machine only; a proxy in front may share it."""
    join_office()
    settings = {
        "--bind": f"{LOOPBACK}:{WEB.number}",
        "--worker-class": "gthread",
        "--workers": os.environ.get("HEARTH_WEB_PROCESSES", str(PROCESSES)),
        "--threads": str(THREADS),
        "--graceful-timeout": "10",
        "--timeout": "60",
        "--worker-tmp-dir": _quick_folder(),
    }
    flags = [part for pair in settings.items() for part in pair]
    # Loaded once and forked: half the start-up, and a fault in the code ends the command with its own words.
    # No access log: a search in the query string could name a person.
    command = [sys.executable, "-m", "gunicorn", *flags, "--preload", "--no-control-socket", "web.app:create_app()"]
    os.execv(sys.executable, command)


def _quick_folder() -> str:
    """A folder in memory for gunicorn's heartbeat files, so that a busy disk does not look like a hung worker."""
    memory = Path("/dev/shm")
    return str(memory) if os.access(memory, os.W_OK) else "/tmp"
