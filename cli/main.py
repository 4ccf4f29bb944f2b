"""The `hearth` command. Each subcommand's module is imported only when it is used, so `hearth ask` starts quickly."""

import importlib
import os
import sys
from dataclasses import dataclass

import click


@dataclass(frozen=True)
class Lazy:
    """Where a subcommand lives and what it does, in one line."""

    module: str
    name: str
    says: str


COMMANDS = {
    "up": Lazy("cli.up", "up", "Open the office and keep it open until Ctrl-C."),
    "web": Lazy("cli.web", "web", "Serve the web site."),
    "worker": Lazy("cli.worker", "worker", "Run workflows and steps, and deliver what was said."),
    "migrate": Lazy("cli.migrate", "migrate", "Bring the database's tables up to date."),
    "namespace": Lazy("cli.namespace", "namespace", "Bring Temporal's namespace up to date."),
    "seed": Lazy("cli.seed_command", "seed", "Fill an empty database with the demo office."),
    "ask": Lazy("cli.ask", "ask", "Ask a question of the law on a day."),
    "rules": Lazy("cli.rules", "rules", "Check, show and compare the law."),
    "referrals": Lazy("cli.referrals", "referrals", "Take referral files from a county's eligibility system."),
    "timesheets": Lazy("cli.timesheets", "timesheets", "Take in files of timesheets, and say what became of them."),
    "ccs": Lazy("cli.ccs", "ccs", "Take in the daily file from CCS, say what became of it, or write an example."),
    "pay": Lazy("cli.pay.commands", "pay", "Make pay runs, follow, stop and resume them."),
    "snapshot": Lazy("cli.snapshot", "snapshot", "Build what organizations see, and say of which day it is."),
    "doctor": Lazy("cli.doctor", "doctor", "Say whether every part of the office answers."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every subcommand's name, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one subcommand."""
        lazy = COMMANDS.get(cmd_name)
        if lazy is None:
            return None
        command: click.Command = getattr(importlib.import_module(lazy.module), lazy.name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `hearth --help`, written without importing what it lists."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.says) for name, lazy in COMMANDS.items()])


@click.group(cls=LazyGroup)
def hearth() -> None:
    """Hearth: case management for publicly funded care at home."""


def main() -> None:
    """Run the command, then leave at once if it spoke to Temporal: the SDK's threads may crash a slow exit."""
    try:
        hearth()
    except SystemExit as ending:
        if "temporalio" not in sys.modules:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ending.code if isinstance(ending.code, int) else 1)


if __name__ == "__main__":
    main()
