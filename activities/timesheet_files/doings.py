"""The four things done with a file: check it, decide a part, look at the part's workweeks, tie the totals."""

import logging
from collections.abc import Callable
from typing import Any

import polars as pl
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session
from temporalio.exceptions import ApplicationError

from activities.alive import alive
from activities.database import transaction
from activities.timesheet_files import kept, part
from activities.timesheet_files.deciding import Differs
from activities.timesheet_files.outcomes import write_rejected
from activities.timesheet_files.reading import Read
from activities.timesheet_files.weeks import check_weeks
from records import clock
from records.timesheet_file import TimesheetFile, TimesheetFilePart, TimesheetLine
from records.timesheet_files import FileRefused
from workflows.steps.timesheet_file import (
    CHECK,
    CHECK_PART_WORKWEEKS,
    DECIDE_PART,
    FINISH,
    Done,
    FileChecked,
    FileOrder,
    PartOrder,
)

log = logging.getLogger("hearth.timesheet_files")
OVER = ("done", "refused")


def check(order: FileOrder) -> FileChecked:
    """Read a file once: refuse it whole, or write its header, its rejected lines and its parts down."""
    with transaction() as session:
        file = _file(session, order.file_id)
        if file.status == "received":
            try:
                _write_checked(session, file, kept.read_file(file, order.at))
            except FileRefused as refused:
                file.status, file.sentence, file.done_at = "refused", str(refused), clock.now()
        return FileChecked(file.status == "refused", file.parts)


def _file(session: Session, file_id: int) -> TimesheetFile:
    return session.scalars(select(TimesheetFile).where(TimesheetFile.id == file_id).with_for_update()).one()


def _write_checked(session: Session, file: TimesheetFile, read: Read) -> None:
    write_rejected(session, file.id, read.rejected)
    sizes = read.good.group_by("part").len().sort("part") if read.good.height else pl.DataFrame({"part": [], "len": []})
    session.add_all(TimesheetFilePart(file_id=file.id, number=number, lines=lines) for number, lines in sizes.rows())
    file.channel, file.sender, file.made_on = read.channel, read.sender, read.made_on
    file.timesheets, file.minutes, file.parts = read.lines, read.minutes, read.parts
    file.status = "checked"


def decide_part(order: PartOrder) -> Done:
    """Decide one part in one transaction. What differs between columns and engine is said on the file's page."""
    try:
        with transaction() as session:
            lines = part.decide_part(session, order.file_id, order.part, order.at)
    except Differs as difference:
        sentence = f"Part {order.part + 1} stands still: {difference}"
        _note(order.file_id, sentence)
        raise ApplicationError(sentence, type="Differs") from None
    _note(order.file_id, None)
    return Done(lines)


def _note(file_id: int, sentence: str | None) -> None:
    """Say how a file that is being decided stands."""
    with transaction() as session:
        still = (TimesheetFile.id == file_id, TimesheetFile.status.not_in(OVER))
        session.execute(update(TimesheetFile).where(*still).values(status="deciding", sentence=sentence))


def check_part_workweeks(order: PartOrder) -> Done:
    """Look at the workweeks of the providers of a part."""
    with transaction() as session:
        return Done(check_weeks(session, order.file_id, order.part, order.at))


def finish(order: FileOrder) -> Done:
    """Tie the totals: as many lines and minutes have an outcome as came in. Raises ApplicationError when not."""
    with transaction() as session:
        file = _file(session, order.file_id)
        told = (func.count(), func.coalesce(func.sum(TimesheetLine.claimed_minutes), 0))
        lines, minutes = session.execute(select(*told).where(TimesheetLine.file_id == file.id)).one()
        if (lines, minutes) != (file.timesheets, file.minutes):
            file.sentence = (
                f"The totals do not tie: {file.timesheets:,} lines of {file.minutes:,} minutes came in, "
                f"and {lines:,} lines of {minutes:,} minutes have an outcome."
            )
        else:
            file.status, file.sentence, file.done_at = "done", None, file.done_at or clock.now()
        sentence = file.sentence
        kept.forget(file)
    if sentence:
        raise ApplicationError(sentence, type="Untied")
    return Done(int(lines))


def file_activities() -> list[Callable[[Any], Any]]:
    """The activities that the worker offers for files."""
    return [
        alive(CHECK, FileOrder, FileChecked, check),
        alive(DECIDE_PART, PartOrder, Done, decide_part),
        alive(CHECK_PART_WORKWEEKS, PartOrder, Done, check_part_workweeks),
        alive(FINISH, FileOrder, Done, finish),
    ]
