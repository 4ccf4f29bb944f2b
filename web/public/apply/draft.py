"""The draft behind a browser: found by a random token in a cookie, never by anything a person could guess."""

import secrets
import uuid

from flask import Response, current_app, g, request

from records.application_draft import ApplicationDraft, draft_of, start_draft
from records.clock import now
from web import database, language
from web.public.apply.pages import Answers

KEEP = "draft"


def cookie_name() -> str:
    """The cookie; over https its name forbids other hosts and paths to set it."""
    return "__Host-hearth-apply" if current_app.config["SESSION_COOKIE_SECURE"] else "hearth-apply"


def draft(*, lock: bool = False) -> ApplicationDraft | None:
    """This browser's draft, if it has one that is still kept."""
    token = request.cookies.get(cookie_name())
    if not token:
        return None
    if lock or KEEP not in g:
        g.draft = draft_of(database.session(), token, now(), lock=lock)
    found: ApplicationDraft | None = g.draft
    return found


def answers_of(found: ApplicationDraft) -> Answers:
    """What was answered so far, page by page, as typed."""
    return found.answers


def begin(answer: Response) -> Response:
    """Start a draft for this browser. The cookie ends with the browser, the draft after a day."""
    token = secrets.token_urlsafe(32)
    start_draft(database.session(), token, uuid.uuid4().hex, language.chosen(), now())
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(cookie_name(), token, httponly=True, samesite="Lax", secure=secure, path="/")
    return answer


def end(answer: Response) -> Response:
    """Take the cookie back: whoever sits here next finds nothing."""
    answer.delete_cookie(cookie_name(), path="/")
    return answer
