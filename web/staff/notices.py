"""Notices of action as they were sent: the words on a page, and the very PDF that was printed."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import defer

from records.application import Application
from records.care_case import Case
from records.decision import Decision, Notice
from web import database
from web.access import requires
from web.reach import reachable, visible
from web.sign_in import guard
from web.viewing import viewed

blueprint = Blueprint("notices", __name__, url_prefix="/notices")


@blueprint.get("/<int:notice_id>")
@requires("notice", "read")
def notice(notice_id: int) -> ResponseReturnValue:
    """A notice in words, its dates, and the decisions it rests on."""
    row = reachable(Notice, notice_id, defer(Notice.pdf))
    viewed(row.person_id, "notice", row.application_id)
    session = database.session()
    return render_template(
        "notices/notice.html",
        row=row,
        content=row.content,
        decisions=session.scalars(
            select(Decision)
            .where(Decision.id.in_(row.decision_ids), visible(guard.the_staff(), Decision))
            .order_by(Decision.id)
        ).all(),
        application=session.get(Application, row.application_id) if row.application_id else None,
        case=session.get(Case, row.case_id) if row.case_id else None,
    )


@blueprint.get("/<int:notice_id>.pdf")
@requires("notice", "read")
def pdf(notice_id: int) -> ResponseReturnValue:
    """The PDF as it was sent, byte for byte."""
    row = reachable(Notice, notice_id)
    viewed(row.person_id, "notice", row.application_id)
    answer = Response(row.pdf, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="notice-{row.id}.pdf"'
    return answer
