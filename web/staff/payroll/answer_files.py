"""Files of answers that came another way are sent up here, and lines that fit no payment are looked into."""

import hashlib

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records.clock import now
from records.submission import AlreadySaid, say
from web import database, saying
from web.access import requires
from web.sign_in import guard
from web.staff.payroll import answer_folder
from web.staff.payroll.answer_folder import LARGEST, NotTaken
from web.staff.payroll.listing import blueprint
from web.uploads.receiving import takes_a_large_file

SENDERS = {"bank": "The bank", "controller": "The Controller"}


@blueprint.get("/payroll/answers/files")
@requires("payment_answers", "take")
def answer_files() -> ResponseReturnValue:
    """The files that came lately, and what of them fitted nothing."""
    return _page()


@blueprint.post("/payroll/answers/files")
@requires("payment_answers", "take")
@takes_a_large_file
def send_up() -> ResponseReturnValue:
    """Lay a file where the worker takes it. The same answers again change nothing."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page("Choose a file first."), 422
    content = sent.stream.read(LARGEST + 1)
    try:
        _write_down("send_answers", {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)})
        name = answer_folder.put(sent.filename, content)
    except NotTaken as refused:
        database.roll_back()
        return _page(str(refused)), 422
    except AlreadySaid:
        return _said_before()
    flash(f"{name} is being taken in. What it says is on the payments in a moment.", "success")
    return redirect(url_for("payroll.answer_files"), 303)


@blueprint.get("/payroll/answers/files/now")
@requires("payment_answers", "take")
def answer_files_now() -> ResponseReturnValue:
    """The files, looked at again while one waits to be taken; the whole page once none does, for it may tell of lines
    that fitted nothing. These are left alone till then: somebody may be about to put a list away."""
    known = _files()
    part = Response(render_template("payroll/answer_files_now.html", **known))
    if not known["waits"]:
        part.headers["HX-Refresh"] = "true"
    return part


@blueprint.post("/payroll/answers/files/<any(bank, controller):sender>/<name>/looked-into")
@requires("payment_answers", "take")
def looked_into(sender: str, name: str) -> ResponseReturnValue:
    """Somebody has looked into every line of a list."""
    try:
        _write_down("look_into_answers", {"sender": sender, "name": name[:80]})
    except AlreadySaid:
        return _said_before()
    if answer_folder.put_away(sender, name):
        flash("The list is put away.", "success")
    else:
        flash("Somebody else has put this list away already.", "info")
    return redirect(url_for("payroll.answer_files"), 303)


def _write_down(kind: str, payload: dict[str, object]) -> None:
    """Who brought a file, or looked into its lines: it may say that money came back. Raises AlreadySaid."""
    said = say(
        database.session(),
        kind=kind,
        form_key=saying.form_key(),
        subject=None,
        staff_id=guard.the_staff().staff_id,
        said_at=now(),
        payload=payload,
    )
    said.outcome = "applied"


def _said_before() -> ResponseReturnValue:
    database.roll_back()
    flash(saying.ALREADY_DONE, "info")
    return redirect(url_for("payroll.answer_files"), 303)


def _files() -> dict[str, object]:
    files = answer_folder.lately()
    return {"files": files, "waits": any(not each.taken for each in files), "senders": SENDERS}


def _page(error: str | None = None) -> str:
    rejects, more = answer_folder.rejected()
    return render_template("payroll/answer_files.html", error=error, rejects=rejects, more=more, **_files())
