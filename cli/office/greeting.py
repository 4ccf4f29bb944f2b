"""What the office says when it is open: where it is, where Temporal's Web UI is, and who may sign in to the demo."""

from rich import box
from rich.console import Console
from rich.table import Table

from cli.demo import DEMO_PASSWORD
from cli.office.parts import Parts
from cli.office.staff import demo_staff

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
        console.print(_sign_ins(staff))
        console.print(f"  The password of everyone in the demo is [bold]{DEMO_PASSWORD}[/bold]")
        console.print()


def _sign_ins(staff: list[tuple[str, str, str, str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=True, show_edge=False, header_style="dim")
    widest = max(len(sign_in) for _, _, sign_in, _ in staff)
    table.add_column("Sign-in", no_wrap=True, min_width=widest)  # is typed, so it is never cut short
    for heading in ("Role", "Name", "Where"):
        table.add_column(heading)
    for roles, name, sign_in, place in staff:
        table.add_row(sign_in, roles, name, place)
    return table
