"""Taking a file of timesheets: kept sealed, known by its content, begun once; the same file again changes nothing."""

import datetime as dt
import hashlib
import secrets as random
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from records import secrets
from records.outbox import post_begin
from records.papers import papers_home, write_anew
from records.timesheet_file import TimesheetFile

LARGEST = 256 * 1024 * 1024
"""Bytes: more than a million timesheets of ten entries each."""

BOM = b"\xef\xbb\xbf"


class FileRefused(ValueError):
    """The file as a whole is not taken; the text is a sentence for who sent it."""


@dataclass(frozen=True)
class Kept:
    """A file as it is known; `again` when the same content came before, and nothing was done this time."""

    file: TimesheetFile
    again: bool


def workflow_id(file_id: int) -> str:
    """The workflow that takes a file in."""
    return f"timesheet-file-{file_id}"


def keep(session: Session, name: str, content: bytes, staff_id: int | None, at: dt.datetime) -> Kept:
    """Keep a file and ask for its intake, once for each content, also for racing senders. Raises FileRefused."""
    layout = _layout(content)
    digest, kept_as = hashlib.sha256(content).hexdigest(), random.token_hex(16)
    first = session.scalar(select(TimesheetFile).where(TimesheetFile.sha256 == digest))
    if first is not None:
        return Kept(first, again=True)
    place = papers_home() / kept_as[:2] / kept_as
    write_anew(place, secrets.seal_file(content, kept_as))
    values = {"sha256": digest, "name": name[:200], "layout": layout, "kept_as": kept_as, "received_at": at}
    row = insert(TimesheetFile).values(**values, received_by_id=staff_id, status="received", timesheets=0)
    once = row.on_conflict_do_nothing(index_elements=["sha256"]).returning(TimesheetFile)
    file = session.scalars(once).one_or_none()
    if file is None:  # somebody sent the same at the same moment, and was a little quicker
        place.unlink(missing_ok=True)
        return Kept(session.scalars(select(TimesheetFile).where(TimesheetFile.sha256 == digest)).one(), again=True)
    post_begin(session, "TimesheetFileIntake", workflow_id(file.id), {"file_id": file.id, "at": at.isoformat()})
    return Kept(file, again=False)


def content_of(file: TimesheetFile) -> bytes:
    """The bytes of a file as they came. Raises FileNotFoundError, or ValueError if they changed."""
    content = secrets.unseal_file((papers_home() / file.kept_as[:2] / file.kept_as).read_bytes(), file.kept_as)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ValueError(f"What is kept of file {file.id} is not what came. Restore it from your backup.")
    return content


def _layout(content: bytes) -> str:
    """By its first record, which layout a file has. Raises FileRefused."""
    if len(content) > LARGEST:
        raise FileRefused(f"The file has {len(content):,} bytes. Send at most {LARGEST:,}: split it in two.")
    first = content.removeprefix(BOM).lstrip(b'" ')[:8]
    if not content.strip():
        raise FileRefused("The file is empty. Send a header record, a line for each timesheet, and the TOTAL record.")
    if first.startswith(b"HEADER"):
        return "csv"
    if first.startswith(b"HTS1"):
        return "fixed"
    raise FileRefused(
        "The file does not begin with a header record: HEADER,TS1,… for CSV, HTS1… for fixed width. Nothing was taken."
    )
