"""`hearth worker`: runs workflows and steps."""

import click

from activities.worker import main
from cli.office.address import join_office


@click.command()
def worker() -> None:
    """Run workflows and steps, and deliver what the web left in the outbox, until SIGTERM."""
    join_office()
    main()
