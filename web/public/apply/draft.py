"""The draft behind a browser: found by a random token in a cookie, never by anything a person could guess."""

import secrets
import uuid

from flask import Response, current_app, g, request

from records.application_draft import ApplicationDraft, draft_of, start_draft
from records.clock import now
from web import database, language
from web.public.apply.pages import Answers

APPLY = "apply"
"""The way a draft is on. Each has a cookie of its own, so that one person can be on two in one browser."""


def cookie_name(way: str = APPLY) -> str:
    """The cookie; over https its name forbids other hosts and paths to set it."""
    return f"__Host-hearth-{way}" if current_app.config["SESSION_COOKIE_SECURE"] else f"hearth-{way}"


def draft(*, lock: bool = False, way: str = APPLY) -> ApplicationDraft | None:
    """This browser's draft, if it has one that is still kept."""
    token = request.cookies.get(cookie_name(way))
    if not token:
        return None
    kept = f"draft_{way}"
    if lock or kept not in g:
        setattr(g, kept, draft_of(database.session(), token, now(), lock=lock))
    found: ApplicationDraft | None = getattr(g, kept)
    return found


def answers_of(found: ApplicationDraft) -> Answers:
    """What was answered so far, page by page, as typed."""
    return found.answers


def begin(answer: Response, way: str = APPLY) -> Response:
    """Start a draft for this browser. The cookie ends with the browser, the draft after a day."""
    token = secrets.token_urlsafe(32)
    start_draft(database.session(), token, uuid.uuid4().hex, language.chosen(), now())
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(cookie_name(way), token, httponly=True, samesite="Lax", secure=secure, path="/")
    return answer


def end(answer: Response, way: str = APPLY) -> Response:
    """Take the cookie back: whoever sits here next finds nothing."""
    answer.delete_cookie(cookie_name(way), path="/")
    return answer
