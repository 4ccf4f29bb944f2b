"""`hearth ccs load FILE`, `report FILE_ID` and `example FILE`: the daily file from CCS, for a nightly job."""

import datetime as dt
from pathlib import Path

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cli.files_of_lines import SHOWN, follow, office_engine, take, the_file
from cli.seed.ccs.file_example import day_told
from cli.seed.ccs.file_writing import as_file
from records import ccs_files, clock
from records.ccs_file import CcsFile
from records.ccs_file_report import how_many_rejects, rejects, totals

LAYOUTS = {".csv": "csv", ".jsonl": "jsonl"}


@click.group()
def ccs() -> None:
    """The daily file from CCS (docs/partners/ccs-files.md)."""


@ccs.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "sign_in_name", help="Sign-in name of the member of staff who answers for it; the state if none.")
@click.option("--wait", is_flag=True, help="Wait until every record is taken or rejected, and report.")
def load(file: Path, sign_in_name: str | None, wait: bool) -> None:
    """Take FILE in; the same file twice changes nothing. With --wait ends with 1 when records were rejected."""
    engine = office_engine()
    file_id = take(engine, ccs_files.keep, file, sign_in_name)
    if wait:
        follow(engine, CcsFile, file_id, lambda _session, row: int(row.parts_done))
        _report(engine, file_id)


@ccs.command()
@click.argument("file_id", type=int)
def report(file_id: int) -> None:
    """Say what became of the file with this number. Ends with 1 when records were rejected."""
    _report(office_engine(), file_id)


@ccs.command()
@click.argument("file", type=click.Path(exists=False, dir_okay=False, path_type=Path))
@click.option("--clients", default=20, show_default=True, type=click.IntRange(1, 100_000), help="Invented children.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day that it tells of; today unless told.")
def example(file: Path, clients: int, day: dt.datetime | None) -> None:
    """Write FILE (.csv or .jsonl) as CCS might on a day; on the next day a few requests differ."""
    if file.suffix not in LAYOUTS:
        raise click.ClickException(f"{file.name} is neither .csv nor .jsonl. The ending names the layout.")
    if file.exists():
        raise click.ClickException(f"{file} is there already. Name another file.")
    made_on = day.date() if day else clock.county_today()
    told = day_told(clients, made_on)
    file.write_bytes(as_file(told, LAYOUTS[file.suffix], made_on))
    click.echo(f"{file} tells of {made_on}: {len(told):,} records.")


def _report(engine: Engine, file_id: int) -> None:
    with Session(engine) as session:
        file = the_file(session, CcsFile, file_id)
        click.echo(f"{file.name}: {file.status}, {file.records:,} records.")
        if file.sentence:
            click.echo(file.sentence)
        for outcome, records in totals(file).items():
            click.echo(f"  {outcome:<10} {records:>10,} records")
        for each in rejects(session, file_id, SHOWN):
            where = f", {each.field}" if each.field else ""
            click.echo(f"line {each.line}{where}: {each.sentence}")
        if (more := how_many_rejects(session, file_id) - SHOWN) > 0:
            click.echo(f"{more:,} more are on the page /ccs-files/{file_id}, and in its CSV.")
        if file.rejected or file.status == "refused":
            raise SystemExit(1)
