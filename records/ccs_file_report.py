"""What became of a file from CCS: control totals that tie, and what was wrong with the records that were not taken."""

import csv
import io

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.ccs_file import CcsFile, CcsFileReject
from records.csv_cells import harmless

RECORDS = {"client": "Client", "membership": "Membership", "sar": "Authorization request", "letter": "Letter"}
"""The records of a file as people call them."""


def totals(file: CcsFile) -> dict[str, int]:
    """Records by what became of them; together they are all records of the file, once it is done."""
    return {"taken": file.taken, "unchanged": file.unchanged, "rejected": file.rejected}


def rejects(session: Session, file_id: int, most: int | None) -> list[CcsFileReject]:
    """The first of what is wrong, in the order of the file."""
    query = select(CcsFileReject).where(CcsFileReject.file_id == file_id)
    return list(session.scalars(query.order_by(CcsFileReject.line, CcsFileReject.id).limit(most)))


def how_many_rejects(session: Session, file_id: int) -> int:
    """How many things are wrong in it; a record may have several."""
    return session.scalar(select(func.count()).where(CcsFileReject.file_id == file_id)) or 0


def rejects_csv(session: Session, file: CcsFile) -> bytes:
    """All that is wrong; the values themselves are in the file of who sent it. UTF-8 with byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["line", "record", "number", "field", "what_to_mend"])
    for each in rejects(session, file.id, None):
        cells = (each.record, each.number or "", each.field or "", each.sentence)
        writer.writerow([each.line, *(harmless(cell) for cell in cells)])
    return out.getvalue().encode("utf-8-sig")
