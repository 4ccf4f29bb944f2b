"""The search: straight to what a number names, or the listing of clients who may be meant.

Names, CINs and birth dates are posted and answered at once; they never stand in an address.
"""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records.client_search import ClientRow, found_clients
from records.inquiry_logging import Deed
from records.sar_view import ids_numbered
from records.sar_wanted import Wanted
from records.snapshot import Snapshot
from web import database
from web.forms import again, sent
from web.inquiry import as_of, guard
from web.inquiry.authorizations import looking
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.authorizations.sought import form_of, terms_of, wanted_by
from web.schemas.inquiry_search import SearchWays

PAGE = "inquiry/authorizations/search.html"


@blueprint.get("/inquiry/search")
@guard.for_user
def search() -> ResponseReturnValue:
    """The search page."""
    return render_template(PAGE, form=form_of(), clients=None)


@blueprint.post("/inquiry/search")
@guard.for_user
def find() -> ResponseReturnValue:
    """Look for one request or client; several who may be meant are listed."""
    looking.wait_if_probing()
    form = sent(SearchWays())
    wanted = wanted_by(form)
    if wanted is None:
        return again(PAGE, form, clients=None)
    snapshot = as_of.shown()
    if wanted.number:
        there = snapshot is not None and ids_numbered(database.session(), looking.rights(), snapshot, [wanted.number])
        _noted(wanted, int(bool(there)))
        if there:
            return redirect(url_for("inquiry.sar", number=wanted.number), 303)
        return render_template(PAGE, form=form, clients=[])
    clients = _clients(snapshot, wanted)
    _noted(wanted, len(clients))
    if len(clients) == 1:
        return redirect(url_for("inquiry.client", number=clients[0].number), 303)
    return render_template(PAGE, form=form, clients=clients)


def _clients(snapshot: Snapshot | None, wanted: Wanted) -> list[ClientRow]:
    return found_clients(database.session(), looking.rights(), snapshot, wanted) if snapshot else []


def _noted(wanted: Wanted, found: int) -> None:
    """A search that finds nothing is a miss: whoever tries out numbers or names is noticed."""
    told = {"terms": terms_of(wanted), "found": found, "sar_number": wanted.number}
    told["client_number"] = wanted.client_number
    if found:
        looking.noted(Deed("search", "search", **told))  # type: ignore[arg-type]
    else:
        looking.note_miss("search", **told)
