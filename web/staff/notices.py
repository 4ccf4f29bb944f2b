"""Notices and letters as they were sent: the words on a page, and the very PDF that was printed."""

import datetime as dt

from flask import Blueprint, Response, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from records.application import Application
from records.care_case import Case
from records.decision import Decision, Notice
from web import database
from web.access import requires
from web.reach import reachable, visible
from web.sign_in import guard
from web.staff.subject_pages import address_of
from web.viewing import viewed

LAST_DAYS = {
    "appeal_by": "Last day to appeal",
    "exception_by": "Last day to ask for an exception",
    "hearing_by": "Last day to ask for a hearing",
}

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
        back=_back(session, row),
        last_days=[(LAST_DAYS[name], dt.date.fromisoformat(day)) for name, day in _deadlines(row).items()],
    )


def _deadlines(row: Notice) -> dict[str, str]:
    """The last days that the letter tells; a notice of action tells only that of the hearing."""
    if "deadlines" in row.content:
        return dict(row.content["deadlines"])
    return {"hearing_by": row.hearing_by.isoformat()} if row.hearing_by else {}


def _back(session: Session, row: Notice) -> tuple[str, str] | None:
    """Where the notice came from, and its name: what it is about, else the case."""
    if row.application_id is not None:
        application = session.get_one(Application, row.application_id)
        name = application.full_name
        return url_for("applications.application", application_id=application.id), name
    if row.subject is not None:
        return address_of(row.subject), row.subject.kind.capitalize()
    case = session.get(Case, row.case_id) if row.case_id else None
    return (url_for("cases.case", case_number=case.case_number), "Case") if case else None


@blueprint.get("/<int:notice_id>.pdf")
@requires("notice", "read")
def pdf(notice_id: int) -> ResponseReturnValue:
    """The PDF as it was sent, byte for byte."""
    row = reachable(Notice, notice_id)
    viewed(row.person_id, "notice", row.application_id)
    answer = Response(row.pdf, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="notice-{row.id}.pdf"'
    return answer
