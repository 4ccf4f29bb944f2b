"""`hearth namespace`: Temporal's namespace as `temporal-config/namespace.toml` says."""

import click

from cli.office.address import join_office
from cli.office.namespace import set_up


@click.command()
def namespace() -> None:
    """Create or correct the namespace: how long histories are kept, search attributes."""
    join_office()
    set_up()
