"""What a partner answers becomes a submission by nobody, once: its key is a function of what arrived."""

import datetime as dt
import json
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from activities.partners.files import Unusable
from records import clock
from records.outbox import post_tell
from records.subject import Subject
from records.submission import AlreadySaid, say
from workflows.messages import process_id


def say_once(session: Session, kind: str, about: tuple[str, Subject], payload: dict[str, Any], **unhashed: Any) -> str:
    """Say an answer to the process it is for, `about` a question (its key) of a subject: `taken`, or `repeated`."""
    question, subject = about
    try:
        said = say(
            session,
            kind=kind,
            form_key=f"{question}-{_fingerprint(payload)}",
            subject=subject,
            staff_id=None,
            said_at=clock.now(),
            payload={**payload, **unhashed},
        )
    except AlreadySaid:
        return "repeated"
    post_tell(session, process_id(subject.kind, subject.id), said)
    return "taken"


def _fingerprint(payload: dict[str, Any]) -> str:
    return sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()[:16]


def day_in(line: dict[str, str], column: str) -> str | None:
    """A day of a line, which may be left empty. Raises Unusable."""
    try:
        return dt.date.fromisoformat(line[column]).isoformat() if line[column] else None
    except ValueError:
        raise Unusable(f"{column} must be a day written YYYY-MM-DD.") from None


def not_to_come(line: dict[str, str], column: str) -> None:
    """Raise Unusable for a day that is still to come: nobody can have answered on it."""
    today = clock.county_today()
    if dt.date.fromisoformat(line[column]) > today:
        raise Unusable(f"{column} {line[column]} is still to come: today is {today}. Nothing was changed.")
