"""The daily activity report: requests and letters that were told as they stand on one day."""

import datetime as dt

from flask import render_template
from flask.typing import ResponseReturnValue

from records.letter_view import letters_of_day
from records.sar_search import Wanted
from web import database
from web.inquiry import as_of, guard
from web.inquiry.authorizations import asked, looking
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.authorizations.sar_list import listed_of
from web.inquiry.law import figure

DAY = dt.timedelta(days=1)


@blueprint.get("/inquiry/activity")
@guard.for_user
def activity() -> ResponseReturnValue:
    """What changed on a day; the last one that is shown, unless another is asked for."""
    snapshot = as_of.shown()
    if snapshot is None:
        return render_template("inquiry/authorizations/activity.html", day=None)
    day = min(asked.day("day") or snapshot.as_of, snapshot.as_of)
    listed = listed_of(Wanted(changed_since=day, changed_until=day), "activity")
    letters = letters_of_day(database.session(), looking.rights(), snapshot, day, asked.page_of_letters())
    return render_template(
        "inquiry/authorizations/activity.html",
        day=day,
        before=day - DAY,
        after=day + DAY if day < snapshot.as_of else None,
        listed=listed,
        letters=letters,
        most_printed=figure("prints/most"),
    )
