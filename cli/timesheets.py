"""`hearth timesheets load FILE` and `report FILE_ID`: files of the paper and telephone channels, for a nightly job."""

from pathlib import Path

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cli.files_of_lines import SHOWN, follow, office_engine, take, the_file
from records import timesheet_files
from records.timesheet_file import TimesheetFile
from records.timesheet_file_report import lines_of, parts_done, totals
from records.timesheet_rejects import sentence


@click.group()
def timesheets() -> None:
    """Files of timesheets from the paper and telephone channels (docs/partners/timesheet-files.md)."""


@timesheets.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "sign_in_name", help="Sign-in name of the member of staff who answers for it; the state if none.")
@click.option("--wait", is_flag=True, help="Wait until every line has its outcome, and report.")
def load(file: Path, sign_in_name: str | None, wait: bool) -> None:
    """Take FILE in; the same file twice changes nothing. With --wait ends with 1 when lines were rejected."""
    engine = office_engine()
    file_id = take(engine, timesheet_files.keep, file, sign_in_name)
    if wait:
        follow(engine, TimesheetFile, file_id, lambda session, row: parts_done(session, row.id))
        _report(engine, file_id)


@timesheets.command()
@click.argument("file_id", type=int)
def report(file_id: int) -> None:
    """Say what became of the file with this number. Ends with 1 when lines were rejected."""
    _report(office_engine(), file_id)


def _report(engine: Engine, file_id: int) -> None:
    with Session(engine) as session:
        file = the_file(session, TimesheetFile, file_id)
        click.echo(f"{file.name}: {file.status}, {file.timesheets:,} timesheets of {file.minutes:,} minutes.")
        if file.sentence:
            click.echo(file.sentence)
        found = totals(session, file_id)
        for each in found.each:
            minutes = f"{each.claimed_minutes:>14,} claimed {each.payable_minutes:>14,} to be paid"
            click.echo(f"  {each.outcome:<10} {each.lines:>10,} lines {minutes}")
        for line in lines_of(session, file_id, "rejected", SHOWN):
            click.echo(f"line {line.number}: {sentence(str(line.reason))}")
        if (more := found.lines_of("rejected") - SHOWN) > 0:
            click.echo(f"{more:,} more are on the page /timesheet-files/{file_id}, and in its CSV.")
        if found.lines_of("rejected") or file.status == "refused":
            raise SystemExit(1)
