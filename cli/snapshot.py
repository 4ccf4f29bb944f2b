"""`hearth snapshot`: what organizations see, built by hand and looked at."""

import datetime as dt
import os

import click
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from activities.snapshot.building import BuildRefused, build
from cli.office.address import join_office
from records import clock, snapshots
from records.snapshot import Snapshot

SHOWN = 10


@click.group()
def snapshot() -> None:
    """Yesterday's authorizations, as organizations see them: build them, and say of which day they are."""
    join_office()


@snapshot.command("build")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day whose close is shown; yesterday unless told.")
@click.option("--again", is_flag=True, help="Also where that day is shown already.")
def build_now(as_of: dt.datetime | None, again: bool) -> None:
    """Build the snapshot and swap it in, as the nightly schedule does. What is seen meanwhile stays as it is."""
    day = as_of.date() if as_of else snapshots.due_on(clock.county_today())
    try:
        made = build(day, clock.now(), again=again)
    except BuildRefused as refusal:
        raise click.ClickException(str(refusal)) from None
    with _session() as session:
        click.echo(_line(session.get_one(Snapshot, made)))


@snapshot.command()
def status() -> None:
    """Say of which day organizations see the close, and what came of the last builds."""
    with _session() as session:
        shown = snapshots.current(session)
        if shown is None:
            click.echo("Nothing is shown yet. `hearth snapshot build` builds yesterday's.")
        elif snapshots.is_late(shown, clock.county_today()):
            click.echo(f"What is shown is late: it is of {shown.as_of}. `hearth snapshot build` builds yesterday's.")
        for each in snapshots.newest_first(session, SHOWN):
            click.echo(_line(each))


def _session() -> Session:
    return Session(create_engine(os.environ["DATABASE_URL"], hide_parameters=True))


def _line(row: Snapshot) -> str:
    if row.status in ("building", "failed"):
        return f"{row.as_of}  {row.status:<8}  {row.sentence or ''}".rstrip()
    took = f"{(row.finished_at - row.began_at).total_seconds():.1f} s" if row.finished_at else ""
    holds = f"{row.sars:,} authorizations, {row.lines:,} lines, {row.clients:,} clients, {row.letters:,} letters"
    return f"{row.as_of}  {row.status:<8}  {holds}  {took}".rstrip()
