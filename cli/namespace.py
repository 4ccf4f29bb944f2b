"""`hearth namespace`: Temporal's namespace and schedules as the files of `temporal-config/` say."""

import click

from cli.office import namespace as of_namespace
from cli.office import schedules
from cli.office.address import join_office


@click.command()
def namespace() -> None:
    """Create or correct the namespace: how long histories are kept, search attributes, what recurs."""
    join_office()
    of_namespace.set_up()
    schedules.set_up()
