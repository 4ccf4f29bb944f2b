"""One client: who it is, the requests and the letters that this user may see."""

from flask import render_template
from flask.typing import ResponseReturnValue

from records.client_search import client_numbered
from records.inquiry_logging import Deed
from records.letter_view import letters_of_client
from records.sar_bases import basis_of_client
from records.sar_search import Wanted, found
from web import database
from web.inquiry import guard
from web.inquiry.authorizations import asked, looking
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.law import figure


@blueprint.get("/inquiry/clients/<number>")
@guard.for_user
def client(number: str) -> ResponseReturnValue:
    """A client by CCS number. Another's does not exist."""
    snapshot = looking.snapshot_or_missed("client", client_number=number)
    session, rights = database.session(), looking.rights()
    row = client_numbered(session, rights, snapshot, number)
    if row is None:
        looking.missed("client", client_number=number)
    basis = basis_of_client(session, rights, snapshot, number)
    looking.noted(Deed("view", "client", client_number=number, basis=basis))
    return render_template(
        "inquiry/authorizations/client.html",
        client=row,
        listed=found(session, rights, snapshot, Wanted(client_number=number), asked.page_number()),
        letters=letters_of_client(session, rights, snapshot, number, asked.page_of_letters()),
        most_printed=figure("prints/most"),
    )
