"""The list of requests that a user may see, filtered and paged by its address."""

from flask import render_template
from flask.typing import ResponseReturnValue

from records.inquiry_logging import Deed
from records.sar_search import MOST_PAGES, FoundSars, Wanted, found
from web import database
from web.inquiry import as_of, guard
from web.inquiry.authorizations import asked, looking
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.authorizations.copies import MOST
from web.inquiry.authorizations.sought import terms_of
from web.inquiry.authorizations.words import STATUSES
from web.inquiry.law import figure

NONE_YET = FoundSars([], False, 1)


@blueprint.get("/inquiry/sars")
@guard.for_user
def sars() -> ResponseReturnValue:
    """Requests in reach, the newest change first."""
    wanted = asked.wanted()
    listed = listed_of(wanted, "sars")
    return render_template(
        "inquiry/authorizations/sars.html",
        listed=listed,
        asked=wanted,
        filters=asked.filters(),
        narrowed=asked.is_narrowed(wanted),
        status_options=[("", "All", None)] + [(code, said, None) for code, (said, _tone) in STATUSES.items()],
        most_printed=figure("prints/most"),
        most_copied=MOST,
        most_parts=MOST_PAGES,
    )


def listed_of(wanted: Wanted, what: str, page: int | None = None) -> FoundSars:
    """A page of requests, written down as a search."""
    snapshot = as_of.shown()
    if snapshot is None:
        return NONE_YET
    listed = found(database.session(), looking.rights(), snapshot, wanted, page or asked.page_number())
    looking.noted(Deed("search", what, terms=terms_of(wanted), found=len(listed.rows)))
    return listed
