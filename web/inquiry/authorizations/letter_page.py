"""One letter: what was decided and why; for a notice of action also how it is appealed."""

from collections.abc import Sequence

from flask import render_template
from flask.typing import ResponseReturnValue

from records.inquiry_logging import NOTHING, Basis, Deed
from records.letter_view import LetterSeen, letter_numbered
from records.sar_bases import bases_of, basis_of_client
from records.sar_view import LineSeen, SarSeen, ids_numbered, sars_seen
from records.snapshot import Snapshot
from records.snapshot_ways import SnapshotLetter
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
    told = letter_words.told(seen, lines_of([seen], snapshot)[number])
    return render_template("inquiry/authorizations/letter.html", seen=seen, told=told, said=words)


def looked_at(number: str, deed: str) -> tuple[LetterSeen, Snapshot]:
    """A letter that may be seen, written down with what opened it; and where it was seen."""
    snapshot = looking.snapshot_or_missed("letter", letter_number=number)
    seen = letter_numbered(database.session(), looking.rights(), snapshot, number)
    if seen is None:
        looking.missed("letter", letter_number=number)
    looking.noted(*deeds_of([seen], snapshot, deed))
    return seen, snapshot


def deeds_of(letters: Sequence[LetterSeen], snapshot: Snapshot, deed: str) -> list[Deed]:
    """What is written down of looks at letters, each with what opened it."""
    session, rights = database.session(), looking.rights()
    sars = _sars_of(letters, snapshot)
    bases = bases_of(session, rights, snapshot, [each.row.sar_id for each in sars.values()])

    def basis(row: SnapshotLetter) -> Basis:
        if row.sar_number is None:
            return basis_of_client(session, rights, snapshot, row.client_number)
        of_sar = sars.get(row.sar_number)
        return bases.get(of_sar.row.sar_id, NOTHING) if of_sar else NOTHING

    return [
        Deed(deed, "letter", row.sar_number, row.client_number, row.number, basis=basis(row))
        for row in (seen.row for seen in letters)
    ]


def lines_of(letters: Sequence[LetterSeen], snapshot: Snapshot) -> dict[str, list[LineSeen]]:
    """The lines that each of some letters tells of, by the letter's number."""
    sars = _sars_of(letters, snapshot)
    return {
        row.number: [
            line
            for line in (sars[row.sar_number].lines if row.sar_number in sars else [])
            if row.line_ids is None or line.told.id in row.line_ids
        ]
        for row in (seen.row for seen in letters)
    }


def _sars_of(letters: Sequence[LetterSeen], snapshot: Snapshot) -> dict[str, SarSeen]:
    """The requests that letters are about, by number, looked up at once however many they are."""
    session, rights = database.session(), looking.rights()
    numbers = [seen.row.sar_number for seen in letters if seen.row.sar_number]
    found = sars_seen(session, rights, snapshot, ids_numbered(session, rights, snapshot, numbers)) if numbers else []
    return {each.row.number: each for each in found}
