"""`hearth migrate`: the database's tables, brought up to date."""

import os

import click
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from cli.office.address import join_office
from cli.office.trouble import Trouble
from records.migrating import migrate as bring_up_to_date


@click.command()
def migrate() -> None:
    """Apply every migration that the database has not had. Two at once wait for each other; again changes nothing."""
    join_office()
    engine = create_engine(os.environ["DATABASE_URL"], hide_parameters=True)
    try:
        bring_up_to_date(engine)
    except OperationalError as refusal:
        raise Trouble(f"The database does not answer: {refusal.orig} Start it, or correct DATABASE_URL.") from refusal
    finally:
        engine.dispose()
    click.echo("The database is up to date.")
