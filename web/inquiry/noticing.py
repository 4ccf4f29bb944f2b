"""That somebody is there is written down now and then, so that a session knows how long it was idle."""

import datetime as dt

from flask import request

from records.clock import now
from records.inquiry_sessions import Inside

EVERY = dt.timedelta(seconds=30)
"""How often a session's last use is written down; sparing the database a write on every page."""


def notice(found: Inside) -> None:
    """Write down that the session is used; requests that a page makes by itself do not count."""
    if now() - found.row.seen_at > EVERY and "X-Background" not in request.headers:
        found.row.seen_at = now()
