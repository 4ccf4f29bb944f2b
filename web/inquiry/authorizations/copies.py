"""Copies of lists as files: the lines of the requests that a list finds, and a plan's members; CSV or XLSX."""

from flask import Response, abort
from flask.typing import ResponseReturnValue

from records.inquiry_logging import NOTHING, Deed
from records.plan_members import members
from records.sar_bases import bases_of
from records.sar_search import found
from records.sar_view import sars_seen
from records.snapshot import Snapshot
from web import database
from web.inquiry import as_of, guard
from web.inquiry.authorizations import asked, looking
from web.inquiry.authorizations.blueprint import blueprint
from web.inquiry.authorizations.columns import LINES, MEMBERS, line_rows, member_row
from web.inquiry.authorizations.sought import terms_of
from web.inquiry.sheets import TYPES, Sheet, written

MOST = 1_000
"""Requests in one file; a longer list comes in parts, as many as a list has pages."""
MOST_MEMBERS = 20_000
GOES_ON = "Not complete: this is part {part}. Part {then} goes on where it ends."
STOPS = "Not complete: files hold the first {most:,} of a list. Narrow it by days, and make others."
MORE_MEMBERS = "Not complete: the next file begins with CCS number {number}. Type it beside the list."


@blueprint.get('/inquiry/sars.<any("csv", "xlsx"):kind>')
@guard.for_user
def sars_file(kind: str) -> ResponseReturnValue:
    """Every line of the requests that the list finds, as a file, or one part of it."""
    snapshot, wanted, part = _snapshot(), asked.wanted(), asked.part()
    session, rights = database.session(), looking.rights()
    listed = found(session, rights, snapshot, wanted, part, MOST)
    ids = [row.sar_id for row in listed.rows]
    seen = sars_seen(session, rights, snapshot, ids)
    bases = bases_of(session, rights, snapshot, ids)
    looking.noted(
        Deed("export", "sars", terms={"file": kind, "part": part, **terms_of(wanted)}, found=len(seen)),
        *(
            Deed(
                *("export", "sar", each.row.number, each.row.client_number),
                basis=bases.get(each.row.sar_id, NOTHING),
            )
            for each in seen
        ),
    )
    rows = [row for each in seen for row in line_rows(each, snapshot.as_of)]
    if listed.more:
        rows.append([GOES_ON.format(part=part, then=part + 1)])
    if listed.cut:
        rows.append([STOPS.format(most=part * MOST)])
    sheet = Sheet("Authorizations", _says(snapshot), LINES, rows)
    return _file(sheet, snapshot, kind, f"-part-{part}" if part > 1 or listed.more else "")


@blueprint.get('/inquiry/members.<any("csv", "xlsx"):kind>')
@guard.for_user
def members_file(kind: str) -> ResponseReturnValue:
    """A plan's members, as a file; from a CCS number on, where one is asked for."""
    if guard.the_organization().kind != "plan":
        abort(404)
    snapshot = _snapshot()
    first = asked.first_member()
    found_rows, _ = members(database.session(), looking.rights(), snapshot, first, MOST_MEMBERS + 1)
    rows, then = found_rows[:MOST_MEMBERS], found_rows[MOST_MEMBERS:]
    looking.noted(
        Deed("export", "members", terms={"file": kind}, found=len(rows)),
        *(Deed("export", "member", client_number=row.client_number, basis=(None, row.membership_id)) for row in rows),
    )
    told = [member_row(row, snapshot.as_of) for row in rows]
    told += [[MORE_MEMBERS.format(number=row.client_number)] for row in then]
    return _file(Sheet("Members", _says(snapshot), MEMBERS, told), snapshot, kind)


def _snapshot() -> Snapshot:
    return as_of.shown() or abort(404)


def _says(snapshot: Snapshot) -> str:
    user, organization = guard.the_user(), guard.the_organization()
    return (
        f"Provider Inquiry, as of {snapshot.as_of}. Made by {user.first_name} {user.last_name}, {organization.name}. "
        "Confidential."
    )


def _file(sheet: Sheet, snapshot: Snapshot, kind: str, which: str = "") -> Response:
    answer = Response(written(sheet, kind), content_type=TYPES[kind])
    name = f"{sheet.title.lower()}-as-of-{snapshot.as_of}{which}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
