"""Files that come from a terminal or a nightly job: kept in somebody's name, followed until they are over."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from cli.office.address import join_office
from records import clock
from records.kept_files import FileRefused, Kept
from records.staff import Staff

PAUSE = 0.3
"""Seconds between two looks at a file that is being taken in."""

SHOWN = 50
"""Rejected lines that a report shows; all of them are in the CSV of the file's page."""

OVER = ("done", "refused")


def office_engine() -> Engine:
    """The office's database."""
    join_office()
    return create_engine(os.environ["DATABASE_URL"], hide_parameters=True)


def take(engine: Engine, keep: Callable[..., Kept[Any]], file: Path, sign_in_name: str | None) -> int:
    """Keep a file and have it taken in, once; its id, after saying so."""
    with Session(engine) as session, session.begin():
        staff_id = _answerable(session, sign_in_name)
        try:
            kept = keep(session, file.name, file.read_bytes(), staff_id, clock.now())
        except FileRefused as refused:
            raise click.ClickException(str(refused)) from None
        file_id: int = kept.file.id
    if kept.again:
        click.echo(f"This file came before, as number {file_id}. Nothing was done a second time.")
    else:
        click.echo(f"The file is kept as number {file_id}, and is being taken in.")
    return file_id


def _answerable(session: Session, sign_in_name: str | None) -> int | None:
    if sign_in_name is None:
        return None
    staff = session.scalar(select(Staff).where(Staff.sign_in_name == sign_in_name.strip().lower(), Staff.active))
    if staff is None:
        raise click.ClickException(f"Nobody signs in as {sign_in_name}. Name somebody who does.")
    return staff.id


def follow(engine: Engine, table: type[Any], file_id: int, parts_done: Callable[[Session, Any], int]) -> None:
    """A bar that grows with every part, until the file is done or refused."""
    with click.progressbar(length=1000, label=f"File {file_id}", show_pos=False) as bar:
        while True:
            with Session(engine) as session:
                file = session.get_one(table, file_id)
                done = parts_done(session, file)
                if file.status in OVER:
                    bar.update(1000 - bar.pos)
                    return
            bar.update(max(int(980 * done / max(file.parts, 1)) - bar.pos, 0))
            time.sleep(PAUSE)


def the_file(session: Session, table: type[Any], file_id: int) -> Any:
    """A file by its number. Raises ClickException."""
    file = session.get(table, file_id)
    if file is None:
        raise click.ClickException(f"There is no file with the number {file_id}.")
    return file
