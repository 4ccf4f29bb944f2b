"""The first page of a user: search, what changed since they last looked, and as of which day all of it is."""

import datetime as dt
from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from records import help_tickets
from records.inquiry_logging import Deed, last_looked
from records.sar_search import FoundSars, Wanted, found
from records.snapshot import Snapshot
from web import database
from web.inquiry import as_of, guard
from web.inquiry.authorizations import looking
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.authorizations.sought import form_of

SHOWN = 8
"""Requests that changed, on the first page; the rest is a click away."""


@dataclass(frozen=True)
class News:
    """What changed since; `last` is the day whose close was seen before, none for who has not looked yet."""

    last: dt.date | None
    since: dt.date
    sars: FoundSars


@blueprint.get("/inquiry")
@guard.for_user
def home() -> ResponseReturnValue:
    """Where a user begins."""
    snapshot = as_of.shown()
    news = _news(snapshot) if snapshot else None
    if news is not None:
        looking.noted(Deed("view", "home", found=len(news.sars.rows)))
    return render_template(
        "inquiry/authorizations/home.html",
        news=news,
        form=form_of(),
        rights=looking.rights(),
        answered=help_tickets.unread(database.session(), guard.the_user().id),
    )


def _news(snapshot: Snapshot) -> News:
    """Requests told as they stand after the last day that this user saw; for the first time, on the day shown."""
    session = database.session()
    last = last_looked(session, guard.the_user().id, snapshot.as_of)
    since = last + dt.timedelta(days=1) if last else snapshot.as_of
    sars = found(session, looking.rights(), snapshot, Wanted(changed_since=since), length=SHOWN)
    return News(last, since, sars)
