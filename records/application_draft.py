"""An online application or enrollment that is not sent yet: the answers so far, sealed, kept for a day."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from records import secrets
from records.base import Base, Identified
from records.signing_in import token_hash

KEPT = dt.timedelta(hours=24)
"""How long answers are kept after the last one; the page says so."""


class ApplicationDraft(Base, Identified):
    """Answers typed on the public pages. The browser holds a random token; this row its hash and sealed answers."""

    __tablename__ = "application_draft"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    form_key: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str] = mapped_column(String(8), default="en")
    answers_cipher: Mapped[bytes] = mapped_column(LargeBinary)
    started_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime] = mapped_column(index=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"))
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollment.id"))  # of who wants to give care

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered so far, by question."""
        opened: dict[str, Any] = json.loads(secrets.unseal(self.answers_cipher))
        return opened


def start_draft(session: Session, token: str, form_key: str, language: str, at: dt.datetime) -> ApplicationDraft:
    """Open a draft without answers. Drafts whose day is over are forgotten on the way."""
    session.execute(delete(ApplicationDraft).where(ApplicationDraft.expires_at < at))
    draft = ApplicationDraft(
        token_hash=token_hash(token),
        form_key=form_key,
        language=language,
        answers_cipher=secrets.seal("{}"),
        started_at=at,
        expires_at=at + KEPT,
    )
    session.add(draft)
    session.flush()
    return draft


def draft_of(session: Session, token: str, at: dt.datetime, *, lock: bool = False) -> ApplicationDraft | None:
    """The draft a browser's token belongs to, while it is kept. `lock` makes a racing click wait."""
    query = select(ApplicationDraft).where(
        ApplicationDraft.token_hash == token_hash(token), ApplicationDraft.expires_at >= at
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalar(query)


def keep_answers(draft: ApplicationDraft, answers: dict[str, Any], at: dt.datetime) -> None:
    """Add answers to those already given; the day starts again."""
    draft.answers_cipher = secrets.seal(json.dumps({**draft.answers, **answers}))
    draft.expires_at = at + KEPT


def forget_draft(session: Session, draft: ApplicationDraft) -> None:
    """Erase a draft because the person asked for it."""
    session.delete(draft)
    session.flush()


def mark_sent(draft: ApplicationDraft, *, application_id: int | None = None, enrollment_id: int | None = None) -> None:
    """The draft became an application or an enrollment: its answers are erased; it only leads to the number."""
    draft.application_id, draft.enrollment_id = application_id, enrollment_id
    draft.answers_cipher = secrets.seal("{}")
