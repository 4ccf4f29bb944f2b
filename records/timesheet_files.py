"""Taking a file of timesheets: kept sealed, known by its content, begun once; the same file again changes nothing."""

import datetime as dt

from sqlalchemy.orm import Session

from records import kept_files
from records.kept_files import BOM, FileRefused, Kept, content_of, refuse_too_large
from records.outbox import post_begin
from records.timesheet_file import TimesheetFile

__all__ = ["FileRefused", "Kept", "content_of", "keep", "workflow_id"]


def workflow_id(file_id: int) -> str:
    """The workflow that takes a file in."""
    return f"timesheet-file-{file_id}"


def keep(session: Session, name: str, content: bytes, staff_id: int | None, at: dt.datetime) -> Kept[TimesheetFile]:
    """Keep a file and ask for its intake, once for each content, also for racing senders. Raises FileRefused."""
    kept = kept_files.keep(session, TimesheetFile, name, content, _layout(content), staff_id, at)
    if not kept.again:
        begins = {"file_id": kept.file.id, "at": at.isoformat()}
        post_begin(session, "TimesheetFileIntake", workflow_id(kept.file.id), begins)
    return kept


def _layout(content: bytes) -> str:
    """By its first record, which layout a file has. Raises FileRefused."""
    refuse_too_large(content)
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
