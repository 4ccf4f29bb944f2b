"""A file from CCS that stands still holds back what organizations see: since when it does, and how it is given up."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.ccs_file import CcsFile, CcsFilePart
from records.ccs_files import OVER

STILL_AFTER = dt.timedelta(hours=1)
"""A part takes seconds; a file of which nothing was heard for an hour does not go on by itself."""
IS_OVER = "The file is over already. Nothing was done."
GOES_ON = "It goes on by itself, or waits for its turn. Refuse it only when it stands still."


def stands_still_since(session: Session, at: dt.datetime) -> tuple[CcsFile, dt.datetime] | None:
    """The file whose turn it is and its last sign of life, where that is long ago; those after it only wait."""
    file = session.scalar(select(CcsFile).where(CcsFile.status.not_in(OVER)).order_by(CcsFile.id).limit(1))
    if file is None:
        return None
    of_parts = session.scalar(select(func.max(CcsFilePart.done_at)).where(CcsFilePart.file_id == file.id))
    ended = session.scalar(select(func.max(CcsFile.done_at)))
    last = max(filter(None, (file.received_at, of_parts, ended)))
    return (file, last) if at - last > STILL_AFTER else None


def give_up(session: Session, file: CcsFile, staff_id: int | None, why: str, at: dt.datetime) -> str | None:
    """Refuse by hand what is left of a file that stands still; the sentence why not, where it does not.

    What was taken stays told, record by record whole; the worker takes no more of it, and the next file has its turn.
    The same content may come again, as a file of its own.
    """
    session.refresh(file, with_for_update=True)
    if file.status in OVER:
        return IS_OVER
    still = stands_still_since(session, at)
    if still is None or still[0].id != file.id:
        return GOES_ON
    taken = "Nothing of it was taken."
    if file.taken:
        taken = f"{file.taken:,} of its {file.records:,} records were taken before, and stay as told."
    file.sentence = f"Refused by hand: {why.strip().rstrip('.')}. {taken} The file can be sent again, or a newer one."
    file.status, file.done_at, file.refused_by_id = "refused", at, staff_id
    return None
