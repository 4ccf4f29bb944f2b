"""Files of timesheets in tests: pairs to write about, a file for them, and what became of it."""

import asyncio
import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager

import polars as pl
from sqlalchemy import select, text

from activities.database import transaction
from activities.timesheet_files import doings
from cli.seed.bulk.pairs import write_pairs
from cli.seed.bulk.timesheet_file import timesheet_file
from records import clock, timesheet_files
from records.periods import half_month
from records.timesheet_file import TimesheetFile, TimesheetLine
from records.timesheet_file_report import parts_done
from tests.journeys.at_work import patiently
from tests.journeys.killing import Progress
from workflows.steps.timesheet_file import FileOrder, PartOrder

SINCE = dt.date(2026, 1, 1)
Line = tuple[int, str, str | None, int, int]


def period() -> dt.date:
    """A half-month that was over long enough ago for a file about it to be late."""
    return half_month(clock.county_today() - dt.timedelta(days=80))


def pairs_of(count: int) -> pl.DataFrame:
    """So many pairs of county 34, which is there already; the same in every empty database."""
    with transaction() as session:
        return write_pairs(session, count, "34", SINCE).frame


def file_for(pairs: pl.DataFrame, share: float, layout: str = "csv") -> bytes:
    """A file of their timesheets, a share of them with something the matter."""
    return timesheet_file(pairs, period(), share, layout)


def sent(content: bytes, name: str = "scan.csv", at: dt.datetime | None = None) -> int:
    """Send a file as a member of staff does; its id."""
    with transaction() as session:
        return timesheet_files.keep(session, name, content, None, at or clock.now()).file.id


def by_hand(content: bytes, at: dt.datetime) -> int:
    """Send a file and take it in without anything that could be killed; its id."""
    file_id = sent(content, at=at)
    take_in(file_id, at)
    return file_id


def take_in(file_id: int, at: dt.datetime) -> None:
    """All that its workflow has done, one after the other."""
    checked = doings.check(FileOrder(file_id, at))
    for part in range(checked.parts):
        doings.decide_part(PartOrder(file_id, part, at))
    for part in range(checked.parts):
        doings.check_part_workweeks(PartOrder(file_id, part, at))
    if not checked.refused:
        doings.finish(FileOrder(file_id, at))


def status_of(file_id: int) -> TimesheetFile:
    """How a file stands."""
    with transaction() as session:
        return session.get_one(TimesheetFile, file_id)


def progress(file_id: int) -> Progress:
    """How many of its parts are decided."""
    with transaction() as session:
        return Progress(parts_done(session, file_id), session.get_one(TimesheetFile, file_id).parts)


async def done(file_id: int, patience: int = 1) -> None:
    """Wait until a file is done."""
    for _ in range(patience):
        for _ in patiently():
            if await asyncio.to_thread(lambda: status_of(file_id).status) in ("done", "refused"):
                return
            await asyncio.sleep(0.1)
    raise TimeoutError(f"File {file_id} is not done: {status_of(file_id).status} {status_of(file_id).sentence}")


def lines_of(file_id: int) -> list[Line]:
    """What each line came to: number, outcome, reason, claimed and payable minutes."""
    wanted = (
        TimesheetLine.number,
        TimesheetLine.outcome,
        TimesheetLine.reason,
        TimesheetLine.claimed_minutes,
        TimesheetLine.payable_minutes,
    )
    with transaction() as session:
        rows = session.execute(select(*wanted).where(TimesheetLine.file_id == file_id).order_by(TimesheetLine.number))
        return [(number, outcome, reason, claimed, paid) for number, outcome, reason, claimed, paid in rows]


def count(query: str) -> int:
    """A number that a query gives."""
    with transaction() as session:
        return int(session.scalar(text(query)) or 0)


@contextmanager
def database(url: str) -> Iterator[None]:
    """Everything in this block happens in that database."""
    before = os.environ["DATABASE_URL"]
    os.environ["DATABASE_URL"] = url
    try:
        yield
    finally:
        os.environ["DATABASE_URL"] = before
