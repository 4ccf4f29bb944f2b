"""What the office says when it is open: where it is, where Temporal's Web UI is, and who may sign in to the demo."""

from itertools import groupby
from operator import itemgetter

from rich import box
from rich.console import Console
from rich.table import Table

from cli.demo import DEMO_PASSWORD, INQUIRY_PASSWORD
from cli.office.parts import Parts
from cli.office.staff import demo_providers, demo_staff, demo_users

console = Console(highlight=False, soft_wrap=True)


def say(sentence: str) -> None:
    """One line to whoever started the office."""
    console.print(sentence, style="dim", markup=False)


def greet(parts: Parts) -> None:
    """The office's addresses, and the demo's sign-ins if this is the demo office."""
    console.print()
    console.print("[bold]Hearth is open.[/bold]  Ctrl-C closes it; nothing is lost.")
    console.print()
    console.print(f"  Office          [bold]{parts.web_address}[/bold]")
    if parts.temporal_ui_address:
        console.print(f"  Temporal's UI   {parts.temporal_ui_address}")
    console.print(f"  Logs            {parts.home.logs}")
    console.print()
    staff = demo_staff(parts.environment["DATABASE_URL"])
    if staff:
        console.print(_sign_ins(sorted(staff, key=itemgetter(3))))
        providers = demo_providers(parts.environment["DATABASE_URL"])
        if providers:
            console.print(f"  Providers and recipients sign in at {parts.web_address}/account/sign-in:")
            console.print(f"  {'  '.join(providers)}", soft_wrap=True)
        console.print(f"  The password of everyone above is [bold]{DEMO_PASSWORD}[/bold]")
        console.print()
        _greet_organizations(parts)


def _greet_organizations(parts: Parts) -> None:
    """Users of organizations have a door and a password of their own."""
    users = demo_users(parts.environment["DATABASE_URL"])
    for place, members in groupby(users, key=itemgetter(3)):
        console.print(f"  [bold]{place}[/bold]")
        for role, name, user_id, _ in members:
            console.print(f"  {user_id:<12}{name:<22}{role}")
    if users:
        console.print(f"  They sign in at {parts.web_address}/inquiry/sign-in with [bold]{INQUIRY_PASSWORD}[/bold]")
        console.print()


def _sign_ins(people: list[tuple[str, str, str, str]]) -> Table:
    """People under the names of their units, so that it fits 80 columns; what is typed is never cut short."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=True, header_style="dim")
    for heading in ("Sign-in", "Name", "Role"):
        table.add_column(heading, no_wrap=True)
    for place, members in groupby(people, key=itemgetter(3)):
        table.add_row(f"[bold]{place}[/bold]")
        for roles, name, sign_in, _ in members:
            table.add_row(sign_in, name, roles)
        table.add_section()
    return table
