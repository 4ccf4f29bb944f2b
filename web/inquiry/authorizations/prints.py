"""Prints: one request or letter by its address, or several that were chosen on a list; each written down."""

from collections.abc import Sequence
from typing import Any

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from records.clock import now
from records.inquiry_logging import NOTHING, Deed
from records.letter_view import LetterSeen, letters_numbered
from records.place import County
from records.sar_bases import bases_of
from records.sar_view import SarSeen, ids_numbered, sars_seen
from records.snapshot import Snapshot
from web import database
from web.inquiry import guard
from web.inquiry.authorizations import letter_page, looking, sar_page
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.law import figure
from web.inquiry.papers import letter_words
from web.inquiry.papers.letter_paper import letter_paper
from web.inquiry.papers.printed import printed
from web.inquiry.papers.sar_paper import sar_paper

TOO_MANY = "At most {most} can be printed at once; these are {many}. Choose fewer."
NOTHING_CHOSEN = "Nothing was chosen to print. Go back, and tick what you want."


@blueprint.get("/inquiry/sars/<number>.pdf")
@guard.for_user
def sar_print(number: str) -> ResponseReturnValue:
    """A request on paper."""
    seen = sar_page.looked_at(number, "print")
    return _pdf([_of_sar(seen, looking.snapshot_or_missed("sar"))], f"sar-{number}")


@blueprint.get("/inquiry/letters/<number>.pdf")
@guard.for_user
def letter_print(number: str) -> ResponseReturnValue:
    """A letter on paper; before it is issued there is none."""
    seen, snapshot = letter_page.looked_at(number, "print")
    return _pdf(_of_letters([seen], snapshot) if seen.letter.dated_on else abort(404), f"letter-{number}")


@blueprint.post("/inquiry/print")
@guard.for_user
def print_chosen() -> ResponseReturnValue:
    """Several requests and letters in one file, in the order of the list; those not for this user are misses."""
    ticked = ("shown", "shown_letter") if request.form.get("all") else ("sar", "letter")
    sars, letters = (list(dict.fromkeys(request.form.getlist(name))) for name in ticked)
    many, most = len(sars) + len(letters), figure("prints/most")
    if not many:
        abort(422, NOTHING_CHOSEN)
    if many > most:
        abort(422, TOO_MANY.format(most=most, many=many))
    snapshot = looking.snapshot_or_missed("print")
    papers = [*_sars(sars, snapshot), *_letters(letters, snapshot)]
    if not papers:
        database.commit()
        abort(404)
    return _pdf(papers, f"authorizations-as-of-{snapshot.as_of}")


def _sars(numbers: Sequence[str], snapshot: Snapshot) -> list[dict[str, Any]]:
    session, rights = database.session(), looking.rights()
    seen = sars_seen(session, rights, snapshot, ids_numbered(session, rights, snapshot, numbers))
    bases = bases_of(session, rights, snapshot, [each.row.sar_id for each in seen])
    for number in set(numbers) - {each.row.number for each in seen}:
        looking.note_miss("sar", sar_number=number)
    looking.noted(
        *(
            Deed("print", "sar", each.row.number, each.row.client_number, basis=bases.get(each.row.sar_id, NOTHING))
            for each in seen
        )
    )
    return [_of_sar(each, snapshot) for each in seen]


def _letters(numbers: Sequence[str], snapshot: Snapshot) -> list[dict[str, Any]]:
    seen = letters_numbered(database.session(), looking.rights(), snapshot, numbers)
    for number in set(numbers) - {each.row.number for each in seen}:
        looking.note_miss("letter", letter_number=number)
    issued = [each for each in seen if each.letter.dated_on]
    looking.noted(*letter_page.deeds_of(issued, snapshot, "print"))
    return _of_letters(issued, snapshot)


def _of_sar(seen: SarSeen, snapshot: Snapshot) -> dict[str, Any]:
    return sar_paper(seen, snapshot.as_of, _county(seen.sar.county_code) or "")


def _of_letters(letters: Sequence[LetterSeen], snapshot: Snapshot) -> list[dict[str, Any]]:
    lines = letter_page.lines_of(letters, snapshot)
    told = [(seen, letter_words.told(seen, lines[seen.row.number])) for seen in letters]
    return [
        letter_paper(seen, said, snapshot.as_of, _county(seen.client.county_code if seen.client else None))
        for seen, said in told
    ]


def _county(code: str | None) -> str | None:
    county = database.session().get(County, code) if code else None
    return f"{county.code} {county.name}" if county else code


def _pdf(papers: Sequence[dict[str, Any]], name: str) -> Response:
    pdf = printed(papers, guard.the_user(), guard.the_organization(), now())
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
