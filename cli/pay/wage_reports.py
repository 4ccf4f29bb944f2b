"""`hearth pay year-end YEAR` and `hearth pay quarter 2026-Q1`: wage reports prepared as files, with control totals."""

import os
from collections.abc import Callable
from pathlib import Path

import click
from sqlalchemy.orm import Session

from activities.pay_year.made import Made, NotMade
from activities.pay_year.quarter import quarter_wages, read_quarter
from activities.pay_year.year_end import year_end as make_year_end
from cli.pay.office import dollars, engine
from records import clock

FIRST_YEAR = 2025
into = click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the file; wage-reports in HEARTH_HOME if none is named.",
)


@click.command("year-end", short_help="Make the W-2s of a year as a file.")
@click.argument("year", type=int)
@into
def year_end(year: int, into: Path | None) -> None:
    """Make the W-2s of YEAR as a file for the Social Security Administration (docs/partners/wage-reports.md)."""
    this_year = clock.county_today().year
    if not FIRST_YEAR <= year <= this_year:
        raise click.ClickException(f"Name a year from {FIRST_YEAR} to {this_year}.")
    if year == this_year:
        click.echo(f"{year} goes on; these are its payments until today.")
    _report(lambda session, folder: make_year_end(session, year, folder), into)


@click.command(short_help="Make the wages of a quarter as a file.")
@click.argument("named", metavar="QUARTER")
@into
def quarter(named: str, into: Path | None) -> None:
    """Make the wages of QUARTER (2026-Q1) as a file for the Employment Development Department."""
    found = read_quarter(named)
    if found is None or not FIRST_YEAR <= found.year <= clock.county_today().year:
        raise click.ClickException(f"Name a quarter such as {clock.county_today().year}-Q1.")
    _report(lambda session, folder: quarter_wages(session, found, folder), into)


def _report(make: Callable[[Session, Path], Made], into: Path | None) -> None:
    """Make a file from one unchanging view of the payments, and print its totals."""
    database = engine().execution_options(isolation_level="REPEATABLE READ")
    folder = into or Path(os.environ.get("HEARTH_HOME", "var")) / "wage-reports"
    with Session(database) as session:
        try:
            made = make(session, folder)
        except (NotMade, ValueError) as wrong:
            raise click.ClickException(str(wrong)) from None
    click.echo(f"{made.path}: {made.size:,} bytes, sha256 {made.sha256}")
    for name, figure in made.totals.items():
        told = dollars(figure) if name.endswith("_cents") else f"{figure:,}"
        click.echo(f"  {name.removesuffix('_cents').replace('_', ' '):<28} {told:>22}")
