"""`hearth pay answers FILE`: what the bank or the Controller said of payments, taken in by hand."""

from pathlib import Path

import click

from activities.partners.answers import take_lines
from activities.partners.bank import bank
from activities.partners.controller import controller
from activities.partners.files import FilePartner
from activities.payment_files.returns import is_ach
from cli.office.address import join_office


@click.command(short_help="Take in what the bank or the Controller answered.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def answers(file: Path) -> None:
    """Take FILE in: returns and changes (ACH), settlements or answers about warrants (CSV).

    The same file twice changes nothing. Ends with 1 when lines fit no payment (docs/partners/payment-files.md).
    """
    join_office()
    taken = take_lines(_sender(file), file)
    found = taken.found
    click.echo(f"{found['taken']:,} taken, {found['repeated']:,} known before, {found['rejected']:,} not taken.")
    for line in taken.rejected:
        number = f" (payment {line['reference']})" if line["reference"] else ""
        click.echo(f"line {line['line']}{number}: {line['problem']}")
    if taken.rejected:
        raise SystemExit(1)


def _sender(file: Path) -> FilePartner:
    """Who sent it, by how it begins."""
    first = file.open(encoding="utf-8-sig", errors="replace").readline().strip()
    if is_ach(first) or first == ",".join(bank().answered):
        return bank()
    if first == ",".join(controller().answered):
        return controller()
    raise click.ClickException(
        "This is neither a bank's file of returns (it begins with 101), nor a CSV with the columns "
        f"{', '.join(bank().answered)} or {', '.join(controller().answered)}."
    )
