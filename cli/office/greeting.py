"""What the office says when it is open: where it is, where Temporal's Web UI is, and who may sign in to the demo."""

import psycopg
from rich import box
from rich.console import Console
from rich.table import Table

from cli.demo import DEMO_DOMAIN, DEMO_PASSWORD
from cli.office.parts import Parts

console = Console(highlight=False, soft_wrap=True)

DEMO_STAFF = """
select string_agg(replace(r.role, '_', ' '), ', ' order by r.role) as roles, s.name, s.sign_in_name,
       coalesce(u.name, c.name, 'State') as place
from staff s
join staff_role r on r.staff_id = s.id
left join unit u on u.id = s.unit_id
left join county c on c.code = s.county_code
where s.active and s.sign_in_name like %s
group by s.id, s.name, s.sign_in_name, u.name, c.name
order by roles, place, s.name
"""


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
    staff = _demo_staff(parts.environment["DATABASE_URL"])
    if staff:
        console.print(_sign_ins(staff))
        console.print(f"  The password of everyone in the demo is [bold]{DEMO_PASSWORD}[/bold]")
        console.print()


def _sign_ins(staff: list[tuple[str, str, str, str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=True, show_edge=False, header_style="dim")
    for heading in ("Role", "Name", "Sign-in", "Where"):
        table.add_column(heading, no_wrap=True)
    before = ""
    for roles, name, sign_in, place in staff:
        table.add_row("" if roles == before else roles, name, sign_in, place)
        before = roles
    return table


def _demo_staff(url: str) -> list[tuple[str, str, str, str]]:
    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql", 1), connect_timeout=5) as connection:
        return [tuple(row) for row in connection.execute(DEMO_STAFF, [f"%{DEMO_DOMAIN}"])]
