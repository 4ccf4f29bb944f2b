"""`hearth timesheets load FILE` and `report FILE_ID`: files of the paper and telephone channels, for a nightly job."""

import os
import time
from pathlib import Path

import click
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from cli.office.address import join_office
from records import clock, timesheet_files
from records.staff import Staff
from records.timesheet_file import TimesheetFile
from records.timesheet_file_report import lines_of, parts_done, totals
from records.timesheet_rejects import sentence

PAUSE = 0.3
"""Seconds between two looks at a file that is being taken in."""

SHOWN = 50
"""Rejected lines that a report shows; all of them are in the CSV of the file's page."""


@click.group()
def timesheets() -> None:
    """Files of timesheets from the paper and telephone channels (docs/partners/timesheet-files.md)."""


@timesheets.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "sign_in_name", help="Sign-in name of the member of staff who answers for it; the state if none.")
@click.option("--wait", is_flag=True, help="Wait until every line has its outcome, and report.")
def load(file: Path, sign_in_name: str | None, wait: bool) -> None:
    """Take FILE in; the same file twice changes nothing. With --wait ends with 1 when lines were rejected."""
    engine = _engine()
    with Session(engine) as session, session.begin():
        staff_id = _answerable(session, sign_in_name)
        try:
            kept = timesheet_files.keep(session, file.name, file.read_bytes(), staff_id, clock.now())
        except timesheet_files.FileRefused as refused:
            raise click.ClickException(str(refused)) from None
        file_id, again = kept.file.id, kept.again
    if again:
        click.echo(f"This file came before, as number {file_id}. Nothing was done a second time.")
    else:
        click.echo(f"The file is kept as number {file_id}, and is being taken in.")
    if wait:
        _follow(engine, file_id)
        _report(engine, file_id)


@timesheets.command()
@click.argument("file_id", type=int)
def report(file_id: int) -> None:
    """Say what became of the file with this number. Ends with 1 when lines were rejected."""
    _report(_engine(), file_id)


def _engine() -> Engine:
    join_office()
    return create_engine(os.environ["DATABASE_URL"], hide_parameters=True)


def _answerable(session: Session, sign_in_name: str | None) -> int | None:
    if sign_in_name is None:
        return None
    staff = session.scalar(select(Staff).where(Staff.sign_in_name == sign_in_name.strip().lower(), Staff.active))
    if staff is None:
        raise click.ClickException(f"Nobody signs in as {sign_in_name}. Name somebody who does.")
    return staff.id


def _follow(engine: Engine, file_id: int) -> None:
    """A bar that grows with every part, until the file is done or refused."""
    with click.progressbar(length=1000, label=f"File {file_id}", show_pos=False) as bar:
        while True:
            with Session(engine) as session:
                file = session.get_one(TimesheetFile, file_id)
                done = parts_done(session, file_id)
                if file.status in ("done", "refused"):
                    bar.update(1000 - bar.pos)
                    return
            bar.update(max(int(980 * done / max(file.parts, 1)) - bar.pos, 0))
            time.sleep(PAUSE)


def _report(engine: Engine, file_id: int) -> None:
    with Session(engine) as session:
        file = session.get(TimesheetFile, file_id)
        if file is None:
            raise click.ClickException(f"There is no file with the number {file_id}.")
        click.echo(f"{file.name}: {file.status}, {file.timesheets:,} timesheets of {file.minutes:,} minutes.")
        if file.sentence:
            click.echo(file.sentence)
        found = totals(session, file_id)
        for each in found.each:
            minutes = f"{each.claimed_minutes:>14,} claimed {each.payable_minutes:>14,} to be paid"
            click.echo(f"  {each.outcome:<10} {each.lines:>10,} lines {minutes}")
        for line in lines_of(session, file_id, "rejected", SHOWN):
            click.echo(f"line {line.number}: {sentence(str(line.reason))}")
        if found.lines_of("rejected") or file.status == "refused":
            raise SystemExit(1)
