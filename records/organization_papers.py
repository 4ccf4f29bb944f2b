"""The paper of a written permission, as a liaison sent it: sealed like every file that people send."""

import datetime as dt
import hashlib
import secrets as random

from sqlalchemy.orm import Session

from records import papers, secrets
from records.clock import county_day
from records.event import Document

KIND = "written_permission"


def keep(
    session: Session, organization_id: int, user_id: int, file: tuple[bytes, str, str], at: dt.datetime
) -> Document:
    """Write a file down, sealed, with its row, in the caller's transaction; `file`: content, media type, plain name.

    The row comes first: without it no file is written. Who rolls back calls `papers.drop`.
    """
    content, media_type, name = file
    document = Document(
        organization_id=organization_id,
        kind=KIND,
        title=f"Written permission: {name}" if name else "Written permission",
        received_on=county_day(at),
        stored_name=random.token_hex(16),
        media_type=media_type,
        byte_count=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        sent_by_user_id=user_id,
        sent_at=at,
    )
    session.add(document)
    session.flush()
    papers.write_anew(papers.place_of(document), secrets.seal_file(content, str(document.stored_name)))
    return document
