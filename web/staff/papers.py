"""Papers that providers sent, at the county: what waits to be looked at, the file itself, and what became of it."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import joinedload

from records import papers as kept
from records.clock import now
from records.enrollment import Enrollment
from records.event import Document
from web import database
from web.access import may, requires
from web.forms import sent
from web.reach import found, reachable, visible
from web.schemas.paper import REASONS, Verdict
from web.sign_in import guard
from web.uploads import giving_back
from web.viewing import viewed

blueprint = Blueprint("papers", __name__)

SHOWN = 100
"""Papers on the list; the oldest come first, so the rest follow as these are done."""


@blueprint.get("/papers")
@requires("document", "read")
def show() -> ResponseReturnValue:
    """The papers nobody has looked at yet, the oldest first."""
    query = (
        select(Document, Enrollment)
        .join(Enrollment, Enrollment.id == Document.enrollment_id)
        .where(Document.outcome == "waiting", Document.stored_name.is_not(None), _within())
        .order_by(Document.sent_at, Document.id)
    )
    rows = list(database.session().execute(query.limit(SHOWN + 1)))
    return render_template("papers/waiting.html", rows=rows[:SHOWN], more=len(rows) > SHOWN, titles=kept.KINDS)


@blueprint.get("/enrollments/<int:enrollment_id>/papers")
@requires("document", "read")
def of_enrollment(enrollment_id: int) -> ResponseReturnValue:
    """What one provider sent, newest first, and what became of it."""
    enrollment = reachable(Enrollment, enrollment_id)
    viewed(enrollment.person_id, "papers", enrollment_id=enrollment.id)
    query = select(Document).where(
        Document.enrollment_id == enrollment.id, Document.stored_name.is_not(None), _within()
    )
    papers = list(database.session().scalars(query.order_by(Document.id.desc())))
    return render_template(
        "papers/papers.html",
        enrollment=enrollment,
        papers=papers,
        titles=kept.KINDS,
        reasons=dict(REASONS),
        name_of=kept.name_of,
    )


@blueprint.get("/papers/<int:document_id>/file")
@requires("document", "read")
def file(document_id: int) -> Response:
    """The file as it is kept, as a download; the look at it is written down."""
    document, enrollment = _paper(document_id)
    viewed(enrollment.person_id, f"paper {document.kind}", enrollment_id=enrollment.id)
    return giving_back.as_download(document)


@blueprint.post("/papers/<int:document_id>")
@requires("enrollment_step", "record")
def judge(document_id: int) -> ResponseReturnValue:
    """Take a paper, or give it back for a reason that its sender reads."""
    document, enrollment = _paper(document_id)
    form = sent(Verdict())
    back = redirect(url_for("papers.of_enrollment", enrollment_id=enrollment.id), 303)
    if not form.ok:
        flash(next(iter([*form.refusals, *form.errors.values()])), "error")
        return back
    database.session().refresh(document, with_for_update={"key_share": True})
    if document.outcome != "waiting":
        abort(409)
    reason = form.data["return_reason"]
    kept.judge(database.session(), document, guard.the_staff().staff_id, now(), reason)
    flash("The paper goes back; its sender reads why." if reason else "The paper is taken.", "success")
    return back


def _paper(document_id: int) -> tuple[Document, Enrollment]:
    """A sent paper within reach, with its enrollment."""
    query = select(Document).where(Document.id == document_id, Document.stored_name.is_not(None), _within())
    document = found(database.session().scalar(query))
    row = select(Enrollment).where(Enrollment.id == document.enrollment_id).options(joinedload(Enrollment.person))
    return document, database.session().scalars(row).one()


def _within() -> ColumnElement[bool]:
    """Papers in reach; evidence about a record only for those who may read an exception."""
    seen = visible(guard.the_staff(), Document)
    return seen & (true() if may("exception", "read") else Document.kind.not_in(kept.OF_A_RECORD))
