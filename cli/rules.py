"""`hearth rules`: the law checked, shown and compared, and what of it is still to be confirmed."""

import click

from rules.book import load_book
from rules.check import check_law
from rules.diff import differences
from rules.errors import LawError
from rules.schema import read_day
from rules.show import show as show_law
from rules.unverified import unverified as list_unverified


@click.group()
def rules() -> None:
    """Check, show and compare the law."""


@rules.command()
def check() -> None:
    """Refuse a law that contradicts itself, leaves something out, or fails its own examples."""
    book = load_book()
    faults = check_law(book)
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(f"{len(faults)} to mend.", err=True)
        raise SystemExit(1)
    click.echo(f"The law is in order: {len(book.names())} questions, version {book.version}.")


@rules.command()
@click.argument("name")
@click.option("--on", "on", metavar="YYYY-MM-DD", required=True, help="The day.")
def show(name: str, on: str) -> None:
    """The question, parameter or fact NAME as it stood on a day."""
    try:
        click.echo(show_law(load_book(), name, read_day(on)))
    except LawError as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(2) from None


@rules.command()
@click.argument("revision")
def diff(revision: str) -> None:
    """What of the law has changed since a git REVISION."""
    try:
        for line in differences(load_book().root, revision):
            click.echo(line)
    except LawError as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(2) from None


@rules.command()
def unverified() -> None:
    """What rests on recalled or derived evidence, still to be confirmed by policy staff."""
    for line in list_unverified(load_book()):
        click.echo(line)
