"""`hearth seed`: the demo office, told into an empty database."""

import os

import click
from sqlalchemy import create_engine, text

from cli.office.address import join_office
from cli.office.trouble import Trouble
from cli.seed import seed_demo


@click.command()
@click.option("--if-empty", is_flag=True, help="Do nothing, without complaint, when there are staff already.")
def seed(if_empty: bool) -> None:
    """Fill an empty database with the demo office: two counties, their staff, and people at every stage."""
    join_office()
    engine = create_engine(os.environ["DATABASE_URL"], hide_parameters=True)
    try:
        with engine.connect() as connection:
            taken = connection.execute(text("select exists (select 1 from staff)")).scalar_one()
        if not taken:
            seed_demo(engine)
        elif not if_empty:
            raise Trouble("This database has staff already; the demo office goes into an empty one only.")
    finally:
        engine.dispose()
