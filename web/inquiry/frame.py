"""What the pages of provider inquiry have in common is made known to their templates."""

from flask import Flask

from web import organization_words, request_words
from web.inquiry import as_of, guard, law, navigation


def init_app(app: Flask) -> None:
    """Let the frame of the pages know who is signed in, the way around, and as of which day it is."""
    app.jinja_env.filters.update(request_words.FILTERS)
    app.jinja_env.filters.update(organization_words.FILTERS)
    app.jinja_env.globals.update(
        inquiry_inside=guard.inside,
        inquiry_home=navigation.home,
        inquiry_links=navigation.links,
        inquiry_idle_seconds=lambda: int(law.session_limits().idle.total_seconds()),
        law_figure=law.figure,
        snapshot_shown=as_of.shown,
        snapshot_is_late=as_of.is_late,
    )
