"""Papers that somebody sent: sealed files below HEARTH_PAPERS, outside the web root, each known to one document row.

A file's name is random and tells nothing; what it is, whose, and what became of it stands on the row.
"""

import datetime as dt
import hashlib
import os
import secrets as random
import stat
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import secrets
from records.account import Account
from records.enrollment import Enrollment
from records.event import Document, Event

KINDS = {
    "identity": "Photo ID",
    "ssn_card": "Social Security card",
    "work_permit": "Work permit",
    "soc_846": "Provider agreement (SOC 846)",
    "exception_evidence": "Evidence for an exception (SOC 863)",
}
"""What a provider may send online, as staff call it. Originals are still seen in person at the county (SOC 426)."""

OF_A_RECORD = ("exception_evidence",)
"""Papers about a criminal record: for those alone who may read an exception."""

RETURN_REASONS = ("cannot_read", "wrong_paper", "not_whole", "out_of_date", "other_person")
"""Why a paper goes back to its sender; each has its sentence on the sender's page."""


def papers_home() -> Path:
    """The folder of kept files: HEARTH_PAPERS, or papers below HEARTH_HOME."""
    named = os.environ.get("HEARTH_PAPERS")
    return Path(named) if named else Path(os.environ.get("HEARTH_HOME") or "var") / "papers"


def keep(
    session: Session,
    enrollment: Enrollment,
    account: Account,
    kind: str,
    name: str,
    file: tuple[bytes, str],
    day: dt.date,
    at: dt.datetime,
) -> Document:
    """Write a file down, sealed, with its row and its place on the timeline, in the caller's transaction.

    `name` is the plain words of the file's name; they stand behind the title. `file` is content and media type.
    The row comes first: without it no file is written. Who rolls back calls `drop`.
    """
    content, media_type = file
    document = Document(
        enrollment_id=enrollment.id,
        kind=kind,
        title=f"{KINDS[kind]}: {name}" if name else KINDS[kind],
        received_on=day,
        stored_name=random.token_hex(16),
        media_type=media_type,
        byte_count=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        sent_by_id=account.id,
        sent_at=at,
        outcome="waiting",
    )
    session.add(document)
    session.flush()
    _happened(session, document, "paper_sent", at)
    write_anew(place_of(document), secrets.seal_file(content, str(document.stored_name)))
    return document


def place_of(document: Document) -> Path:
    """Where a document's file lies."""
    name = document.stored_name or ""
    if len(name) != 32 or not set(name) <= set("0123456789abcdef"):
        raise ValueError(f"Document {document.id} has no file of ours. Look at where its paper lies instead.")
    return papers_home() / name[:2] / name


def content_of(document: Document) -> bytes:
    """The bytes of a document's file as they were kept. Raises FileNotFoundError, or ValueError if they changed."""
    content = secrets.unseal_file(place_of(document).read_bytes(), str(document.stored_name))
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise ValueError(f"The file of document {document.id} is not the one that came. Restore it from your backup.")
    return content


def name_of(document: Document) -> str:
    """The words of the name a file came with, if it had any."""
    return document.title.removeprefix(KINDS[document.kind]).removeprefix(": ")


def drop(document: Document) -> None:
    """Take away the file of a row that was not kept after all."""
    place_of(document).unlink(missing_ok=True)


def papers_of(session: Session, enrollment_id: int) -> list[Document]:
    """The files sent for an enrollment, newest first."""
    sent = (Document.enrollment_id == enrollment_id, Document.stored_name.is_not(None))
    return list(session.scalars(select(Document).where(*sent).order_by(Document.id.desc())))


def already_waiting(session: Session, enrollment_id: int, kind: str, content: bytes) -> bool:
    """Whether the same file was sent as the same paper and nobody has looked at it yet."""
    same = (
        Document.kind == kind,
        Document.sha256 == hashlib.sha256(content).hexdigest(),
        Document.outcome == "waiting",
    )
    return (
        session.scalar(select(Document.id).where(Document.enrollment_id == enrollment_id, *same).limit(1)) is not None
    )


def judge(
    session: Session, document: Document, staff_id: int, at: dt.datetime, return_reason: str | None = None
) -> None:
    """A member of staff takes a paper, or gives it back for a reason of RETURN_REASONS."""
    document.outcome = "returned" if return_reason else "accepted"
    document.return_reason = return_reason
    document.judged_by_id, document.judged_at = staff_id, at
    _happened(session, document, f"paper_{document.outcome}", at, staff_id, return_reason)


def _happened(
    session: Session,
    document: Document,
    kind: str,
    at: dt.datetime,
    staff_id: int | None = None,
    reason: str | None = None,
) -> None:
    """A paper's place on the timeline. More people read that than may know that there is evidence about a record."""
    paper = None if document.kind in OF_A_RECORD else document.kind
    params = {"document_id": document.id, "paper": paper, "reason": reason}
    told = {name: value for name, value in params.items() if value is not None}
    session.add(Event(enrollment_id=document.enrollment_id, at=at, staff_id=staff_id, kind=kind, params=told))
    session.flush()


def write_anew(path: Path, sealed: bytes) -> None:
    """Write a new file that its owner alone may read; half a file never has its name."""
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
    half = path.with_suffix(".part")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        half.rename(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
