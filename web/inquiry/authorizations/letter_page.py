"""One letter: what was decided and why; for a notice of action also how it is appealed."""

from flask import render_template
from flask.typing import ResponseReturnValue

from records.inquiry_logging import NOTHING, Basis, Deed
from records.letter_view import LetterSeen, letter_numbered
from records.sar_bases import bases_of, basis_of_client
from records.sar_view import LineSeen, ids_numbered, sars_seen
from records.snapshot import Snapshot
from web import database
from web.inquiry import guard
from web.inquiry.authorizations import looking, words
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.papers import letter_words


@blueprint.get("/inquiry/letters/<number>")
@guard.for_user
def letter(number: str) -> ResponseReturnValue:
    """A letter by its number. Another's does not exist."""
    seen, snapshot = looked_at(number, "view")
    told = letter_words.told(seen, lines_of(seen, snapshot))
    return render_template("inquiry/authorizations/letter.html", seen=seen, told=told, said=words)


def looked_at(number: str, deed: str) -> tuple[LetterSeen, Snapshot]:
    """A letter that may be seen, written down with what opened it; and where it was seen."""
    snapshot = looking.snapshot_or_missed("letter", letter_number=number)
    seen = letter_numbered(database.session(), looking.rights(), snapshot, number)
    if seen is None:
        looking.missed("letter", letter_number=number)
    looking.noted(deed_of(seen, snapshot, deed))
    return seen, snapshot


def deed_of(seen: LetterSeen, snapshot: Snapshot, deed: str) -> Deed:
    """What is written down of a look at a letter."""
    row = seen.row
    numbers = {"sar_number": row.sar_number, "client_number": row.client_number, "letter_number": row.number}
    return Deed(deed, "letter", **numbers, basis=_basis(seen, snapshot))  # type: ignore[arg-type]


def lines_of(seen: LetterSeen, snapshot: Snapshot) -> list[LineSeen]:
    """The lines that a letter tells of."""
    session, rights, row = database.session(), looking.rights(), seen.row
    if row.sar_number is None:
        return []
    of_it = sars_seen(session, rights, snapshot, ids_numbered(session, rights, snapshot, [row.sar_number]))
    return [line for each in of_it for line in each.lines if row.line_ids is None or line.told.id in row.line_ids]


def _basis(seen: LetterSeen, snapshot: Snapshot) -> Basis:
    session, rights, row = database.session(), looking.rights(), seen.row
    if row.sar_number is None:
        return basis_of_client(session, rights, snapshot, row.client_number)
    ids = ids_numbered(session, rights, snapshot, [row.sar_number])
    return next(iter(bases_of(session, rights, snapshot, ids).values()), NOTHING)
