"""`hearth up`: open the office and keep it open until Ctrl-C."""

import importlib.util
import os

import click

from cli.office.child import Stopping
from cli.office.greeting import greet, say
from cli.office.home import home
from cli.office.lock import OneOffice, Record
from cli.office.log import turn_over
from cli.office.parts import Parts, find_parts
from cli.office.supervisor import Supervisor


@click.command()
@click.option("--demo/--no-demo", default=None, help="Fill an empty database with the demo office, or leave it empty.")
def up(demo: bool | None) -> None:
    """Open the office: database, Temporal, worker and web site. Ctrl-C closes it."""
    here = home()
    with OneOffice(here) as office:
        parts = find_parts(here)
        for name in ("postgres", "temporal", "migrate", "namespace", "seed", "worker", "web", "doctor"):
            turn_over(here.logs, name)
        supervisor = Supervisor(office, _record(parts), say)
        supervisor.listen()
        try:
            _open(supervisor, parts, _wants_demo(parts) if demo is None else demo)
            greet(parts)
            supervisor.watch()
        except Stopping:
            pass
        finally:
            say("Closing the office ...")
            supervisor.close()
        say("Closed. Everything is kept; `make run` goes on from here.")


def _wants_demo(parts: Parts) -> bool:
    """The demo goes into the embedded database only: a database of yours gets no staff with known passwords."""
    return parts.postgres is not None and importlib.util.find_spec("cli.seed") is not None


def _open(supervisor: Supervisor, parts: Parts, demo: bool) -> None:
    """Servers first, then what prepares them, then our own programs; the web last, when all it needs is there."""
    stopping = supervisor.stopping
    servers = [part.child for part in (parts.postgres, parts.temporal) if part]
    for server in servers:
        say(f"Starting {server.name} ...")
        supervisor.start(server)
    for server in servers:
        server.wait_ready(stopping)
    if parts.postgres:
        parts.postgres.furnish()
    say("Bringing the database up to date ...")
    parts.ours("migrate").finish(stopping)
    parts.ours("namespace").finish(stopping)
    supervisor.start(parts.ours("worker"))
    if demo:
        say("Looking for the demo office; the first start fills it, which takes a little while ...")
        parts.ours("seed", "--if-empty").finish(stopping)
    web = parts.ours("web")
    supervisor.start(web)
    web.wait_ready(stopping)
    parts.ours("doctor", "--wait", "60").finish(stopping)


def _record(parts: Parts) -> Record:
    return Record(
        supervisor=os.getpid(),
        web=parts.web_address,
        temporal=parts.temporal.address if parts.temporal else os.environ["TEMPORAL_ADDRESS"],
        temporal_ui=parts.temporal_ui_address,
        postgres_port=parts.postgres.port if parts.postgres else None,
    )
