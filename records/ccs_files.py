"""Taking the daily file from CCS: kept sealed, known by its content, begun once; the same again changes nothing."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import kept_files
from records.ccs_file import CcsFile
from records.kept_files import BOM, FileRefused, Kept, content_of, refuse_too_large
from records.outbox import post_begin

__all__ = ["FileRefused", "Kept", "content_of", "keep", "under_way_before", "workflow_id"]

OVER = ("done", "refused")


def workflow_id(file_id: int) -> str:
    """The workflow that takes a file in."""
    return f"ccs-file-{file_id}"


def keep(session: Session, name: str, content: bytes, staff_id: int | None, at: dt.datetime) -> Kept[CcsFile]:
    """Keep a file and ask for its intake, once for each content; again after a refusal by hand. Raises FileRefused."""
    not_given_up = CcsFile.refused_by_id.is_(None)
    kept = kept_files.keep(session, CcsFile, name, content, _layout(content), staff_id, at, not_given_up)
    if not kept.again:
        begins = {"file_id": kept.file.id, "at": at.isoformat()}
        post_begin(session, "CcsFileIntake", workflow_id(kept.file.id), begins)
    return kept


def under_way_before(session: Session, file: CcsFile) -> CcsFile | None:
    """A file that came earlier and is not over: what it tells comes first."""
    earlier = select(CcsFile).where(CcsFile.id < file.id, CcsFile.status.not_in(OVER))
    return session.scalar(earlier.order_by(CcsFile.id).limit(1))


def _layout(content: bytes) -> str:
    """By its first record, which layout a file has. Raises FileRefused."""
    refuse_too_large(content)
    first = content.removeprefix(BOM).lstrip()[:4]
    if not first:
        raise FileRefused("The file is empty. Send a header record, the records, and a last record with the totals.")
    if first.startswith(b"HDR,"):
        return "csv"
    if first.startswith(b"{"):
        return "jsonl"
    raise FileRefused(
        'The file does not begin with a header record: HDR,CCS1,… for CSV, {"record": "header", …} for JSON Lines. '
        "Nothing was taken."
    )
