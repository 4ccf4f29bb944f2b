"""Daily files from CCS: the list with a place to send one up, and a file's page that follows it to totals that tie."""

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import ccs_file_giving_up, ccs_files
from records.ccs_file import CcsFile
from records.ccs_file_report import RECORDS, how_many_rejects, rejects, rejects_csv, totals
from records.clock import now
from records.staff import Staff
from web import database
from web.access import requires
from web.errors import Refusal
from web.forms import Form, blank, sent
from web.reach import reachable, visible
from web.schemas.ccs_file_given_up import GivenUp
from web.sign_in import guard
from web.uploads.files_of_lines import kept_or_why_not
from web.uploads.receiving import takes_a_large_file

blueprint = Blueprint("ccs_files", __name__)

SHOWN = 200
"""What is wrong, on the page; all of it is in the CSV."""
NEWEST = 50
"""Files of the list; an older one is found by the number in its address."""


@blueprint.get("/ccs-files")
@requires("ccs_file", "read")
def show() -> ResponseReturnValue:
    """The files that came, newest first, and where to send up the next."""
    return _list()


@blueprint.post("/ccs-files")
@requires("ccs_file", "upload")
@takes_a_large_file
def upload() -> ResponseReturnValue:
    """Keep a file and have it taken in."""
    kept = kept_or_why_not(ccs_files.keep)
    if isinstance(kept, str):
        return _list(kept), 422
    return redirect(url_for("ccs_files.file", file_id=kept.file.id), 303)


@blueprint.get("/ccs-files/<int:file_id>")
@requires("ccs_file", "read")
def file(file_id: int) -> ResponseReturnValue:
    """A file: where its intake has come to, its totals, and what to send back."""
    return _file(reachable(CcsFile, file_id))


@blueprint.post("/ccs-files/<int:file_id>/refuse")
@requires("ccs_file", "refuse")
def refuse(file_id: int) -> ResponseReturnValue:
    """Take nothing more of a file that stands still, so that the next ones and the night's build go on."""
    kept, form = reachable(CcsFile, file_id), sent(GivenUp())
    if not form.ok:
        return _file(kept, form), 422
    why_not = ccs_file_giving_up.give_up(database.session(), kept, guard.the_staff().staff_id, form.data["why"], now())
    if why_not is not None:
        raise Refusal(why_not)
    return redirect(url_for("ccs_files.file", file_id=file_id), 303)


@blueprint.get("/ccs-files/<int:file_id>/now")
@requires("ccs_file", "read")
def progress(file_id: int) -> ResponseReturnValue:
    """The part of the page that refreshes itself while a file is being taken in."""
    return render_template("ccs_files/now.html", **_now(reachable(CcsFile, file_id)))


@blueprint.get("/ccs-files/<int:file_id>/rejects.csv")
@requires("ccs_file", "read")
def rejected(file_id: int) -> ResponseReturnValue:
    """All that is wrong, for the sender."""
    kept = reachable(CcsFile, file_id)
    return Response(
        rejects_csv(database.session(), kept),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="ccs-file-{kept.id}-rejects.csv"'},
    )


def _file(kept: CcsFile, form: Form | None = None) -> str:
    session = database.session()
    still = ccs_file_giving_up.stands_still_since(session, now())
    return render_template(
        "ccs_files/file.html",
        sender=session.get(Staff, kept.received_by_id) if kept.received_by_id else None,
        form=form or blank(GivenUp()),
        still_since=still[1] if still and still[0].id == kept.id else None,
        **_now(kept),
    )


def _now(kept: CcsFile) -> dict[str, object]:
    session = database.session()
    return {
        "file": kept,
        "over": kept.status in ccs_files.OVER,
        "totals": totals(kept),
        "rejects": rejects(session, kept.id, SHOWN),
        "more": max(how_many_rejects(session, kept.id) - SHOWN, 0),
        "records": RECORDS,
        "refused_by": session.get(Staff, kept.refused_by_id) if kept.refused_by_id else None,
    }


def _list(error: str | None = None) -> str:
    newest = (
        select(CcsFile, Staff.name)
        .outerjoin(Staff, Staff.id == CcsFile.received_by_id)
        .where(visible(guard.the_staff(), CcsFile))
        .order_by(CcsFile.id.desc())
        .limit(NEWEST)
    )
    session = database.session()
    files = session.execute(newest).all()
    still = ccs_file_giving_up.stands_still_since(session, now())
    return render_template("ccs_files/list.html", files=files, error=error, still=still, newest=NEWEST)
