"""A reader chooses English or Spanish; the choice stays in their browser's session."""

from flask import Blueprint, redirect, request
from flask import session as cookie
from flask.typing import ResponseReturnValue

from web.access import public
from web.language import LANGUAGES
from web.sign_in.guard import local_path

blueprint = Blueprint("language_choice", __name__)


@blueprint.post("/language")
@public
def choose() -> ResponseReturnValue:
    """Remember the language, and show the same page in it."""
    asked = request.form.get("language", "")
    if asked in LANGUAGES:
        cookie["language"] = asked
    return redirect(local_path(request.form.get("back")), 303)
