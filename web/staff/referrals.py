"""Referral files from a county's eligibility system: sent up, looked at, accepted; what to mend goes back as CSV."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import referrals
from records.clock import now
from records.referral import ReferralFile
from records.referral_columns import COLUMNS
from records.referral_reading import LARGEST, MOST_LINES, FileRefused
from records.referral_report import example_csv, rejects_csv
from records.staff import Staff
from web import database
from web.access import requires
from web.reach import reachable, visible
from web.sign_in import guard

blueprint = Blueprint("referrals", __name__)

SHOWN = 200
"""Lines shown on the page of a file; the rest are in its totals and in the file of rejects."""


@blueprint.get("/referrals")
@requires("referral", "read")
def show() -> ResponseReturnValue:
    """The files that came, newest first, and where to send up the next."""
    return _list()


@blueprint.post("/referrals")
@requires("referral", "upload")
def upload() -> ResponseReturnValue:
    """Keep a file and show what it holds. Nothing is registered yet."""
    sent, county = request.files.get("file"), guard.the_staff().county_code
    if sent is None or not sent.filename:
        return _list("Choose a file first."), 422
    if county is None:
        return _list(
            "A file is given for one county, and you work for the whole state. Ask the county to send it."
        ), 422
    content = sent.stream.read(LARGEST + 1)
    try:
        kept = referrals.keep(database.session(), county, sent.filename, content, guard.the_staff().staff_id, now())
    except FileRefused as refused:
        return _list(str(refused)), 422
    return redirect(url_for("referrals.file", file_id=kept.id), 303)


@blueprint.get("/referrals/<int:file_id>")
@requires("referral", "read")
def file(file_id: int) -> ResponseReturnValue:
    """What a file holds: before it is accepted what would happen, afterwards what did."""
    report = referrals.look_at(database.session(), reachable(ReferralFile, file_id), now())
    only = request.args.get("only") if request.args.get("only") in ("accepted", "rejected", "repeated") else None
    lines = [each for each in report.lines if only in (None, each.outcome)]
    return render_template(
        "referrals/file.html",
        report=report,
        file=report.file,
        lines=lines[:SHOWN],
        left_out=max(0, len(lines) - SHOWN),
        only=only,
        sender=database.session().get(Staff, report.file.received_by_id),
        taker=database.session().get(Staff, report.file.taken_by_id) if report.file.taken_by_id else None,
    )


@blueprint.post("/referrals/<int:file_id>/accept")
@requires("referral", "upload")
def accept(file_id: int) -> ResponseReturnValue:
    """Register the good lines. A second press changes nothing."""
    kept = reachable(ReferralFile, file_id)
    report = referrals.take_kept(database.session(), kept.id, guard.the_staff().staff_id, now())
    if report.again:
        flash("This file was taken before. Nothing was done a second time.", "info")
    else:
        flash(f"{report.file.accepted} applications are registered. Their intake begins in a moment.", "success")
    return redirect(url_for("referrals.file", file_id=kept.id), 303)


@blueprint.post("/referrals/<int:file_id>/set-aside")
@requires("referral", "upload")
def set_aside(file_id: int) -> ResponseReturnValue:
    """Forget a file that nobody accepted."""
    kept = reachable(ReferralFile, file_id)
    if kept.taken_at is not None:
        abort(409, "This file was taken already. It stays on record.")
    referrals.set_aside(database.session(), kept)
    flash("The file is set aside. Nothing was registered.", "success")
    return redirect(url_for("referrals.show"), 303)


@blueprint.get("/referrals/<int:file_id>/rejects.csv")
@requires("referral", "read")
def rejects(file_id: int) -> ResponseReturnValue:
    """The rejected lines with what to mend, for the sender."""
    kept = reachable(ReferralFile, file_id)
    return _csv(rejects_csv(referrals.look_at(database.session(), kept, now())), f"rejects-{kept.id}.csv")


@blueprint.get("/referrals/example.csv")
@requires("referral", "read")
def example() -> ResponseReturnValue:
    """A file as it should be."""
    return _csv(example_csv(guard.the_staff().county_code or "34"), "referrals-example.csv")


def _csv(content: bytes, name: str) -> Response:
    return Response(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _list(error: str | None = None) -> str:
    newest = (
        select(ReferralFile, Staff.name)
        .join(Staff, Staff.id == ReferralFile.received_by_id)
        .where(visible(guard.the_staff(), ReferralFile))
        .order_by(ReferralFile.id.desc())
        .limit(50)
    )
    return render_template(
        "referrals/list.html",
        files=database.session().execute(newest).all(),
        error=error,
        columns=COLUMNS,
        most=MOST_LINES,
    )
