"""Files of timesheets: the list with a place to send one up, and a file's page that follows it to totals that tie."""

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import timesheet_files
from records.staff import Staff
from records.timesheet_file import TimesheetFile
from records.timesheet_file_report import lines_as_sent, lines_of, parts_done, reasons, rejects_csv, totals
from records.timesheet_rejects import sentence
from web import database
from web.access import requires
from web.reach import reachable, visible
from web.sign_in import guard
from web.staff.timesheet_files.words import law_words
from web.uploads.files_of_lines import kept_or_why_not
from web.uploads.receiving import takes_a_large_file

blueprint = Blueprint("timesheet_files", __name__)

SHOWN = 200
"""Rejected lines on the page; all of them are in the CSV."""
OVER = ("done", "refused")


@blueprint.get("/timesheet-files")
@requires("timesheet_file", "read")
def show() -> ResponseReturnValue:
    """The files that came, newest first, and where to send up the next."""
    return _list()


@blueprint.post("/timesheet-files")
@requires("timesheet_file", "upload")
@takes_a_large_file
def upload() -> ResponseReturnValue:
    """Keep a file and have it taken in. The same file again is the first one."""
    kept = kept_or_why_not(timesheet_files.keep)
    if isinstance(kept, str):
        return _list(kept), 422
    if kept.again:
        mine = (TimesheetFile.id == kept.file.id, visible(guard.the_staff(), TimesheetFile))
        if database.session().scalar(select(TimesheetFile.id).where(*mine)) is None:
            return redirect(url_for("timesheet_files.show"), 303)
    return redirect(url_for("timesheet_files.file", file_id=kept.file.id), 303)


@blueprint.get("/timesheet-files/<int:file_id>")
@requires("timesheet_file", "read")
def file(file_id: int) -> ResponseReturnValue:
    """A file: where its intake has come to, its totals, and the lines to send back."""
    kept = reachable(TimesheetFile, file_id)
    sender = database.session().get(Staff, kept.received_by_id) if kept.received_by_id else None
    return render_template("timesheet_files/file.html", sender=sender, **_now(kept))


@blueprint.get("/timesheet-files/<int:file_id>/now")
@requires("timesheet_file", "read")
def progress(file_id: int) -> ResponseReturnValue:
    """The part of the page that refreshes itself while a file is being taken in."""
    return render_template("timesheet_files/now.html", **_now(reachable(TimesheetFile, file_id)))


@blueprint.get("/timesheet-files/<int:file_id>/rejects.csv")
@requires("timesheet_file", "read")
def rejects(file_id: int) -> ResponseReturnValue:
    """The rejected lines with what to mend, for the sender."""
    kept = reachable(TimesheetFile, file_id)
    return Response(
        rejects_csv(database.session(), kept),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="timesheet-file-{kept.id}-rejects.csv"'},
    )


def _now(kept: TimesheetFile) -> dict[str, object]:
    session = database.session()
    over = kept.status in OVER
    rejected = lines_of(session, kept.id, "rejected", SHOWN)
    # While it is taken in, the page asks each second: whose the lines are is read once, when it is done.
    sent = lines_as_sent(kept, [line.number for line in rejected]) if over else [None] * len(rejected)
    held = reasons(session, kept.id, "held") + reasons(session, kept.id, "returned")
    return {
        "file": kept,
        "over": over,
        "totals": totals(session, kept.id),
        "parts_done": parts_done(session, kept.id),
        "rejected": [(line, sentence(str(line.reason)), of) for line, of in zip(rejected, sent, strict=True)],
        "reasons": [(law_words(reason), lines) for reason, lines in held],
    }


def _list(error: str | None = None) -> str:
    newest = (
        select(TimesheetFile, Staff.name)
        .outerjoin(Staff, Staff.id == TimesheetFile.received_by_id)
        .where(visible(guard.the_staff(), TimesheetFile))
        .order_by(TimesheetFile.id.desc())
        .limit(50)
    )
    files = database.session().execute(newest).all()
    return render_template("timesheet_files/list.html", files=files, error=error)
