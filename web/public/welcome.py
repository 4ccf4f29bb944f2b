"""The first page for everybody who does not work here."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web.access import public
from web.language import in_two_languages

blueprint = in_two_languages(Blueprint("welcome", __name__))


@blueprint.get("/welcome")
@public
def show() -> ResponseReturnValue:
    """Apply, or see where an application stands."""
    return render_template("apply/welcome.html")
