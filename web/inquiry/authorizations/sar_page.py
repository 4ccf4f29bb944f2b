"""One request: its lines with their standing and days, what they cover, providers, letters and notices."""

from flask import render_template
from flask.typing import ResponseReturnValue

from records.inquiry_logging import Deed
from records.sar_bases import bases_of
from records.sar_view import SarSeen, ids_numbered, sars_seen
from web import database
from web.inquiry import guard
from web.inquiry.authorizations import looking, notices, words
from web.inquiry.authorizations.blueprint import blueprint


@blueprint.get("/inquiry/sars/<number>")
@guard.for_user
def sar(number: str) -> ResponseReturnValue:
    """A request by its number. Another's does not exist."""
    return render_template("inquiry/authorizations/sar.html", seen=looked_at(number, "view"), law=notices, said=words)


def looked_at(number: str, deed: str) -> SarSeen:
    """A request that may be seen, written down with what opened it."""
    snapshot = looking.snapshot_or_missed("sar", sar_number=number)
    session, rights = database.session(), looking.rights()
    ids = ids_numbered(session, rights, snapshot, [number])
    if not ids:
        looking.missed("sar", sar_number=number)
    seen, bases = sars_seen(session, rights, snapshot, ids), bases_of(session, rights, snapshot, ids)
    if not seen or not bases:  # what opened it was withdrawn, or told anew, since this page began
        looking.missed("sar", sar_number=number)
    basis, client_number = bases[ids[0]], seen[0].row.client_number
    looking.noted(Deed(deed, "sar", sar_number=number, client_number=client_number, basis=basis))
    return seen[0]
