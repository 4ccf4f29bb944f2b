"""Who viewed whom: the access log, by staff and by person, with an export that no spreadsheet will run."""

import csv
import io

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import viewings
from records.access_log import AccessLog
from records.application import Application
from records.clock import PACIFIC
from records.csv_cells import harmless
from records.person import Person
from records.staff import Staff
from records.viewings import Reach, Viewing, Wanted
from web import database
from web.access import requires
from web.reach import visible
from web.sign_in import guard

blueprint = Blueprint("access_log", __name__)
EXPORTED = 10_000


@blueprint.get("/access-log")
@requires("access_log", "read")
def show() -> ResponseReturnValue:
    """A page of viewings. Clients' names are shown to those who may see clients' records."""
    session = database.session()
    rows = viewings.viewings(session, _reach(), _wanted())
    mine = visible(guard.the_staff(), Staff)
    return render_template(
        "access_log/access_log.html",
        rows=rows,
        older=rows[-1][0].id if len(rows) == viewings.PAGE else None,
        staff=list(session.execute(select(Staff.id, Staff.name).where(mine).order_by(Staff.name))),
    )


@blueprint.get("/access-log.csv")
@requires("access_log", "export")
def export() -> Response:
    """The same rows as a file, ids in place of names."""
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow(["at", "staff", "person_id", "application_id", "enrollment_id", "page"])
    for row in viewings.viewings(database.session(), _reach(), _wanted(), EXPORTED):
        sheet.writerow([harmless(cell) for cell in _cells(row)])
    named = {"Content-Disposition": "attachment; filename=access-log.csv"}
    return Response(written.getvalue(), mimetype="text/csv", headers=named)


def _reach() -> Reach:
    """Looks of the staff in reach; names of clients only where the client is in reach too."""
    staff = guard.the_staff()
    return Reach(visible(staff, AccessLog), visible(staff, Person), visible(staff, Application))


def _wanted() -> Wanted:
    args = request.args
    return Wanted(
        staff_id=args.get("staff", type=int),
        person_id=args.get("person", type=int),
        before_id=args.get("before", type=int),
    )


def _cells(row: Viewing) -> list[str]:
    entry, staff, *_ = row
    local = entry.at.astimezone(PACIFIC).isoformat(timespec="seconds")
    about = (entry.person_id, entry.application_id, entry.enrollment_id)
    return [local, staff, *(str(each or "") for each in about), entry.what]
