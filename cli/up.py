"""`hearth up`: open the office and keep it open until Ctrl-C."""

import os
from collections.abc import Callable
from dataclasses import replace

import click

from cli.office.greeting import greet, say
from cli.office.home import home
from cli.office.lock import OneOffice, Record
from cli.office.log import turn_over
from cli.office.parts import Parts, find_parts
from cli.office.staff import demo_staff, wants_demo
from cli.office.supervisor import Stopping, Supervisor
from cli.office.trouble import Trouble


@click.command()
@click.option("--demo/--no-demo", default=None, help="Fill an empty database with the demo office, or leave it empty.")
def up(demo: bool | None) -> None:
    """Open the office: database, Temporal, worker and web site. Ctrl-C closes it."""
    here = home()
    with OneOffice(here) as office:
        parts = find_parts(here, demo)
        for name in ("postgres", "temporal", "migrate", "namespace", "seed", "worker", "web", "doctor"):
            turn_over(here.logs, name)
        supervisor = Supervisor(office, _record(parts), say)
        supervisor.listen()
        try:
            _open(supervisor, parts)
            greet(parts)
            supervisor.watch()
        except Stopping:
            pass
        finally:
            say("Closing the office ...")
            supervisor.close()
        say("Closed. Everything is kept; `make run` goes on from here.")


def _open(supervisor: Supervisor, parts: Parts) -> None:
    """Servers first, then what prepares them, then our own programs. A `Trouble` or `Stopping` ends it."""
    heed = supervisor.heed
    servers = [part.child for part in (parts.postgres, parts.temporal) if part]
    for server in servers:
        say(f"Starting {server.name} ...")
        supervisor.start(server)
    for server in servers:
        server.wait_ready(heed)
    if parts.postgres:
        parts.postgres.furnish()
    say("Bringing the database up to date ...")
    _prepare(parts, heed)
    wants = parts.demo and wants_demo(parts.environment["DATABASE_URL"])
    if not wants and not demo_staff(parts.environment["DATABASE_URL"]):
        parts = replace(parts, demo=False)  # nobody invented works here: no invented answers of partners either
    web = parts.ours("web")
    supervisor.start(parts.ours("worker"))
    supervisor.start(web)
    if wants:
        _fill(parts, heed)
    web.wait_ready(heed)
    parts.ours("doctor", "--wait", "60").finish(heed)


def _fill(parts: Parts, heed: Callable[[], None]) -> None:
    """The demo's people. An office that could not be filled to the end is open all the same."""
    say("Filling the demo office, on this first start only; it takes a few minutes ...")
    try:
        parts.ours("seed").finish(heed)
    except Trouble as trouble:
        say(f"The demo is not complete; the next start goes on with it. {trouble}")


def _prepare(parts: Parts, heed: Callable[[], None]) -> None:
    """Tables and namespace, side by side."""
    namespace, migrate = parts.ours("namespace"), parts.ours("migrate")
    namespace.start()
    try:
        migrate.finish(heed)
        namespace.finish(heed)
    finally:
        namespace.stop()


def _record(parts: Parts) -> Record:
    return Record(
        supervisor=os.getpid(),
        web=parts.web_address,
        temporal=parts.temporal.address if parts.temporal else os.environ["TEMPORAL_ADDRESS"],
        temporal_ui=parts.temporal_ui_address,
        postgres_port=parts.postgres.port if parts.postgres else None,
    )
