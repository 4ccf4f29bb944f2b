"""Error pages: what happened and what to do now, in plain words; problem+json for machines."""

import logging
import traceback
from dataclasses import dataclass

from flask import Flask, current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from records.submission import AnotherForm
from web import database
from web.api.fhir import answering as fhir
from web.door import Away
from web.inquiry import guard as inquiry
from web.sign_in import guard, kept

log = logging.getLogger("hearth.web")


@dataclass(frozen=True)
class Words:
    """An error in words: what happened, and what the reader can do."""

    title: str
    says: str


class Refusal(HTTPException):
    """What a machine asked cannot be done; the sentence says why."""

    def __init__(self, sentence: str, code: int = 409) -> None:
        super().__init__(sentence)
        self.code = code


WORDS = {
    400: Words("We could not read that", "Go back, load the page again, and send it from there."),
    403: Words("This is not part of your role", "If your work needs it, ask your administrator."),
    404: Words("There is nothing here", "The address may be wrong, or the record is out of your reach."),
    405: Words("There is nothing here", "This address answers a different kind of request."),
    409: Words("Already done", "Somebody, maybe you in another tab, was here first. Nothing was done twice."),
    413: Words("That is too large", "Send less than 5 megabytes at once."),
    422: Words("Something is missing", "Go back and complete the form."),
    429: Words("Too many tries", "Wait 15 minutes, then try again."),
    500: Words("Something went wrong on our side", "It has been written down for us to look at. Try again."),
    503: Words("Hearth is away for a moment", "Try again in a minute. Nothing that was accepted is lost."),
}
FORGED = "The page you sent was open too long, or was not ours. Load the page again, and send it from there."
NOT_WRITTEN = "What you typed could not be written down. It is shown below; send it again in a minute."
UNKEEPABLE = "A number in it is too large, or a character in it cannot be kept. Check what you sent."
RETRY_AFTER_SECONDS = 5


def init_app(app: Flask) -> None:
    """Answer every error in words."""
    app.register_error_handler(CSRFError, forged)
    app.register_error_handler(AnotherForm, another_form)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(StaleDataError, changed_meanwhile)
    for away in (*database.AWAY, Away):
        app.register_error_handler(away, out_of_service)
    app.register_error_handler(DataError, unkeepable)
    app.register_error_handler(RecursionError, unkeepable)
    app.register_error_handler(Exception, unforeseen)


def of_http(error: HTTPException) -> ResponseReturnValue:
    """An error a view or the router raised on purpose."""
    code = error.code or 500
    if code < 400:
        return error.get_response()
    own = error.description if error.description != type(error).description else None
    return page(code, own, fields=getattr(error, "data", {}).get("messages"))


def another_form(error: AnotherForm) -> ResponseReturnValue:
    """A form with the key of another one: nothing was done."""
    database.roll_back()
    return page(400, str(error), typed=_typed())


def forged(_error: CSRFError) -> ResponseReturnValue:
    """A form without its token: shown back as text, never offered to be sent again with one press."""
    return page(400, FORGED, typed=_typed())


def changed_meanwhile(_error: StaleDataError) -> ResponseReturnValue:
    """Two tabs changed one row; the second one loses, and says so."""
    return page(409, "Somebody changed this a moment ago. Load the page again to see how it is now.")


def out_of_service(error: Exception) -> ResponseReturnValue:
    """The database or Temporal is away."""
    log.warning("Out of service on %s: %s", request.endpoint, type(error).__name__)
    typed = _typed()
    return page(503, NOT_WRITTEN if typed else None, typed=typed, again=bool(typed))


def unkeepable(error: Exception) -> ResponseReturnValue:
    """A number too large, a zero byte, JSON too deep: nothing of ours, and nothing that could be written down."""
    log.warning("Unreadable on %s: %s", request.endpoint, type(error).__name__)
    return page(400, UNKEEPABLE, typed=_typed())


def unforeseen(error: Exception) -> ResponseReturnValue:
    """A fault of ours. The log names the place, never what was typed."""
    if current_app.testing:
        raise error
    places = "".join(traceback.format_tb(error.__traceback__))
    log.error("Fault on %s: %s\n%s", request.endpoint, type(error).__name__, places)
    return page(500, typed=_typed())


def page(
    code: int,
    says: str | None = None,
    typed: tuple[tuple[str, str], ...] = (),
    again: bool = False,
    fields: object = None,
) -> ResponseReturnValue:
    """An error as a page, or as problem+json for machines; `fields` are a schema's complaints by field."""
    _forget(code)
    words = WORDS.get(code, WORDS[500 if code >= 500 else 400])
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)} if code == 503 else {}
    if fhir.is_asked():
        return fhir.refused(code, says or words.says, **headers)
    if guard.for_machines():
        by_field = {"errors": fields} if fields else {}
        problem = jsonify(title=words.title, status=code, detail=says or words.says, **by_field)
        problem.content_type = "application/problem+json"
        return problem, code, headers
    html = render_template(
        "errors/error.html",
        frame=_frame(code),
        code=code,
        words=words,
        says=says or words.says,
        typed=typed,
        again=again,
    )
    return html, code, headers


def _frame(code: int) -> str:
    """The frame of whoever is signed in where the page was asked for; a bare one where nobody is."""
    if request.path.startswith("/inquiry"):
        return "layout_inquiry.html" if code < 500 and inquiry.inside() else "layout_bare.html"
    return "layout_staff.html" if guard.signed_in() else "layout_bare.html"


def _forget(code: int) -> None:
    """Roll back, and know who is signed in unless the database may be what failed."""
    try:
        database.roll_back()
        if code < 500:
            guard.signed_in()
            inquiry.inside()
    except SQLAlchemyError:
        log.warning("The database could not say who is signed in.")
    g.setdefault("signed", None)
    g.setdefault("inquiry", None)


def _typed() -> tuple[tuple[str, str], ...]:
    """The fields of the form being sent, to show back; never a password."""
    if request.method != "POST" or guard.for_machines():
        return ()
    fields = kept.from_request(None).typed
    return tuple((name, value) for name, value in fields if "password" not in name)
