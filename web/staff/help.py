"""The keys that work everywhere."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web.access import requires

blueprint = Blueprint("help", __name__)

KEYS = (
    ("/", "Search a name, case number, confirmation number or CIN"),
    ("j", "Next line of a list"),
    ("k", "Line before"),
    ("Enter", "Open the line"),
    ("g, then a letter", "Go to a page; the letters are below"),
    ("?", "Show these keys"),
    ("Esc", "Close what opened"),
)


@blueprint.get("/keys")
@requires("desk", "open")
def keys() -> ResponseReturnValue:
    """The list of keys; the `?` key shows the same list over any page."""
    return render_template("help/keys.html", keys=KEYS)
