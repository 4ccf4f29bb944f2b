"""`hearth seed`: the demo office told into an empty database, or a whole state written into one."""

import os

import click
from sqlalchemy import Engine, create_engine

from cli.office.address import join_office
from cli.office.staff import wants_demo
from cli.office.trouble import Trouble
from cli.seed import seed_demo
from cli.seed.statewide import NotEmpty, Scale
from cli.seed.statewide.scale import LARGEST, SMALLEST
from cli.seed.statewide.telling import GIGABYTES, told_state
from records.migrating import migrate
from records.pay_running import RunRefused, period_of


@click.command()
@click.option("--statewide", is_flag=True, help="A state instead of the demo: everybody paid for one half-month.")
@click.option("--size", default=1.0, type=click.FloatRange(SMALLEST, LARGEST), help="With --statewide: 1 is the state.")
@click.option("--seed", "number", default=1, help="With --statewide: another number, other people.")
@click.option(
    "--period", default="2026-03-A", help="With --statewide: the half-month. County wages are known from 2026."
)
def seed(statewide: bool, size: float, number: int, period: str) -> None:
    """Fill an empty database with the demo office: two counties, their staff, and people at every stage.

    With --statewide: 815,000 recipients and 716,000 providers of 58 counties, all invented, with a year of authorized
    hours and 825,000 accepted timesheets. The same size and seed give the same people.
    """
    join_office()
    engine = create_engine(os.environ["DATABASE_URL"], hide_parameters=True)
    try:
        if statewide:
            _state(engine, Scale(size, number), period)
        elif not wants_demo(os.environ["DATABASE_URL"]):
            raise Trouble("This database has staff already; the demo office goes into an empty one only.")
        else:
            seed_demo(engine)
    finally:
        engine.dispose()


def _state(engine: Engine, scale: Scale, period: str) -> None:
    migrate(engine)
    try:
        begins, _ = period_of(period)
        click.echo(
            f"A state at size {scale.size:g}, seed {scale.seed}: about {GIGABYTES * scale.size:.1f} GB on the disk."
        )
        click.echo(told_state(engine, scale, begins))
    except (NotEmpty, RunRefused) as refusal:
        raise Trouble(str(refusal)) from None
