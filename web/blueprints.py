"""The one list of page groups. A new group of pages is one line here."""

from pathlib import Path

from flask import Blueprint, Flask

from web import health
from web.public.language_choice import blueprint as language_choice
from web.sign_in.views import blueprint as sign_in
from web.staff.help import blueprint as keys_help
from web.staff.search import blueprint as search
from web.styles import blueprint as styles

ROOM = str(Path(__file__).parent)

BLUEPRINTS: list[Blueprint] = [
    health.blueprint,
    sign_in,
    language_choice,
    keys_help,
    search,
]

STYLE_BLUEPRINTS: list[Blueprint] = [styles]
"""Shown only where `HEARTH_STYLE_PAGES=1` or in tests: every part of a page on one page."""


def register(app: Flask) -> None:
    """Register every group of pages."""
    settings = app.extensions["hearth.settings"]
    shown = BLUEPRINTS + (STYLE_BLUEPRINTS if settings.style_pages or settings.testing else [])
    for blueprint in shown:
        app.register_blueprint(blueprint)
