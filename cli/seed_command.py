"""`hearth seed`: the demo office, told into an empty database."""

import os

import click
from sqlalchemy import create_engine

from cli.office.address import join_office
from cli.office.staff import wants_demo
from cli.office.trouble import Trouble
from cli.seed import seed_demo


@click.command()
def seed() -> None:
    """Fill an empty database with the demo office: two counties, their staff, and people at every stage."""
    join_office()
    engine = create_engine(os.environ["DATABASE_URL"], hide_parameters=True)
    try:
        if not wants_demo(os.environ["DATABASE_URL"]):
            raise Trouble("This database has staff already; the demo office goes into an empty one only.")
        seed_demo(engine)
    finally:
        engine.dispose()
