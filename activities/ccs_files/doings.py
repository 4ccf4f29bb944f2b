"""The three things done with a daily file: check it as a whole, take a part, tie the totals."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.orm import Session
from temporalio.exceptions import ApplicationError

from activities.alive import alive
from activities.ccs_files import kept, taking
from activities.ccs_files.checking import Checked, check
from activities.database import transaction
from records import clock
from records.ccs_fault_words import Fault
from records.ccs_file import CcsFile, CcsFilePart, CcsFileReject
from records.ccs_files import OVER, FileRefused, under_way_before
from records.ccs_values import printable
from workflows.steps.ccs_file import CHECK, FINISH, TAKE_PART
from workflows.steps.file_in_parts import Done, FileChecked, FileOrder, PartOrder


def check_file(order: FileOrder) -> FileChecked:
    """Read a file once: refuse it whole, or write its day, its parts and the records that stand in it twice down."""
    _wait_its_turn(order)
    with transaction() as session:
        file = _file(session, order.file_id)
        if file.status == "received":
            try:
                checked = check(kept.content(file), file.layout, clock.county_day(order.at), kept.part_records())
                _refuse_older(session, checked)
                _write_checked(session, file, checked)
            except FileRefused as refused:
                file.status, file.sentence, file.done_at = "refused", str(refused), clock.now()
                kept.forget(file)
        return FileChecked(file.status == "refused", file.parts)


def _file(session: Session, file_id: int) -> CcsFile:
    return session.scalars(select(CcsFile).where(CcsFile.id == file_id).with_for_update()).one()


def _wait_its_turn(order: FileOrder) -> None:
    """What came first is taken first. Raises ApplicationError, and is tried again, until it is this file's turn."""
    with transaction() as session:
        file = _file(session, order.file_id)
        first = under_way_before(session, file) if file.status == "received" else None
        file.sentence = f"It waits until file {first.id}, which came before, is taken in." if first else file.sentence
        sentence = file.sentence if first else None
        if first is None and file.status == "received":
            file.sentence = None
    if sentence:
        raise ApplicationError(sentence, type="NotYet")


def _refuse_older(session: Session, checked: Checked) -> None:
    """A file of a day before what was taken already would bring back what has changed since. Raises FileRefused."""
    taken = or_(CcsFile.status == "done", CcsFile.parts_done > 0)  # also what was given up amidst
    newest = session.scalar(select(func.max(CcsFile.made_on)).where(taken))
    if newest is not None and newest > checked.made_on:
        raise FileRefused(
            f"The file tells of {checked.made_on}, and what {newest} told is taken in already. Send the newest state."
        )


def _write_checked(session: Session, file: CcsFile, checked: Checked) -> None:
    of_parts = [{"file_id": file.id, "number": number} | vars(part) for number, part in enumerate(checked.parts)]
    if of_parts:
        session.execute(insert(CcsFilePart), of_parts)
    twice = Fault(None, "twice_in_file").sentence
    rejects = [
        {
            "file_id": file.id,
            "line": each.line,
            "record": each.word,
            "number": printable(each.number, 16),
            "sentence": twice,
        }
        for each in checked.twice
    ]
    if rejects:
        session.execute(insert(CcsFileReject), rejects)
    file.made_on, file.records, file.parts = checked.made_on, checked.records, len(checked.parts)
    file.rejected, file.status, file.sentence = len(rejects), "checked", None


def take_part(order: PartOrder) -> Done:
    """Take one part in one transaction, once; none of a file that somebody gave up (`records.ccs_file_giving_up`)."""
    with transaction() as session:
        file = _file(session, order.file_id)
        which = (CcsFilePart.file_id == order.file_id, CcsFilePart.number == order.part)
        part = session.scalars(select(CcsFilePart).where(*which).with_for_update()).one()
        if part.done_at is None and file.status not in OVER:
            counts = taking.take_part(session, file, part, kept.content(file), order.at)
            part.done_at = clock.now()
            session.execute(
                update(CcsFile)
                .where(CcsFile.id == order.file_id)
                .values(
                    status="taking",
                    parts_done=CcsFile.parts_done + 1,
                    taken=CcsFile.taken + counts["taken"],
                    unchanged=CcsFile.unchanged + counts["unchanged"],
                    rejected=CcsFile.rejected + counts["rejected"],
                )
            )
        return Done(part.records)


def finish(order: FileOrder) -> Done:
    """Tie the totals: as many records came to something as came in. Raises ApplicationError when not."""
    with transaction() as session:
        file = _file(session, order.file_id)
        if file.status in OVER:
            kept.forget(file)
            return Done(file.records)
        came_to = file.taken + file.unchanged + file.rejected
        if came_to != file.records:
            file.sentence = (
                f"The totals do not tie: {file.records:,} records came in, and {came_to:,} were taken, found unchanged "
                "or rejected."
            )
        else:
            file.status, file.sentence, file.done_at = "done", None, clock.now()
        sentence, records = file.sentence, file.records
        kept.forget(file)
    if sentence:
        raise ApplicationError(sentence, type="Untied")
    return Done(records)


def ccs_file_activities() -> list[Callable[[Any], Any]]:
    """The activities that the worker offers for the daily file."""
    return [
        alive(CHECK, FileOrder, FileChecked, check_file),
        alive(TAKE_PART, PartOrder, Done, take_part),
        alive(FINISH, FileOrder, Done, finish),
    ]
