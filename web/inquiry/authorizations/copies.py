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
from web.inquiry.sheets import TYPES, Cell, Sheet, written

MOST = 1_000
"""Requests in one file; whoever wants more narrows the list by days."""
MOST_MEMBERS = 20_000
STOPS = "Not complete: this file holds the first {most:,}. Narrow the list, and make another."


@blueprint.get('/inquiry/sars.<any("csv", "xlsx"):kind>')
@guard.for_user
def sars_file(kind: str) -> ResponseReturnValue:
    """Every line of the requests that the list finds, as a file."""
    snapshot, wanted = _snapshot(), asked.wanted()
    session, rights = database.session(), looking.rights()
    listed = found(session, rights, snapshot, wanted, length=MOST)
    ids = [row.sar_id for row in listed.rows]
    seen = sars_seen(session, rights, snapshot, ids)
    bases = bases_of(session, rights, snapshot, ids)
    looking.noted(
        Deed("export", "sars", terms={"file": kind, **terms_of(wanted)}, found=len(seen)),
        *(
            Deed(
                *("export", "sar", each.row.number, each.row.client_number),
                basis=bases.get(each.row.sar_id, NOTHING),
            )
            for each in seen
        ),
    )
    rows = [row for each in seen for row in line_rows(each, snapshot.as_of)]
    return _file(Sheet("Authorizations", _says(snapshot), LINES, _whole(rows, listed.more, MOST)), snapshot, kind)


@blueprint.get('/inquiry/members.<any("csv", "xlsx"):kind>')
@guard.for_user
def members_file(kind: str) -> ResponseReturnValue:
    """A plan's members, as a file."""
    if guard.the_organization().kind != "plan":
        abort(404)
    snapshot = _snapshot()
    rows, more = members(database.session(), looking.rights(), snapshot, length=MOST_MEMBERS)
    looking.noted(
        Deed("export", "members", terms={"file": kind}, found=len(rows)),
        *(Deed("export", "member", client_number=row.client_number, basis=(None, row.membership_id)) for row in rows),
    )
    told = [member_row(row, snapshot.as_of) for row in rows]
    return _file(Sheet("Members", _says(snapshot), MEMBERS, _whole(told, more, MOST_MEMBERS)), snapshot, kind)


def _snapshot() -> Snapshot:
    return as_of.shown() or abort(404)


def _whole(rows: list[list[Cell]], more: bool, most: int) -> list[list[Cell]]:
    """The rows, and a last one that says so where there are more than a file holds."""
    return [*rows, [STOPS.format(most=most)]] if more else rows


def _says(snapshot: Snapshot) -> str:
    user, organization = guard.the_user(), guard.the_organization()
    return (
        f"Provider Inquiry, as of {snapshot.as_of}. Made by {user.first_name} {user.last_name}, {organization.name}. "
        "Confidential."
    )


def _file(sheet: Sheet, snapshot: Snapshot, kind: str) -> Response:
    answer = Response(written(sheet, kind), mimetype=TYPES[kind])
    name = f"{sheet.title.lower()}-as-of-{snapshot.as_of}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
