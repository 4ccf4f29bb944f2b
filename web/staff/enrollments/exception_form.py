"""An applicant's SOC 863 as the worker enters it, with the last day and the standard of proof beside it."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from records import background_view
from records.background import ExceptionRequest
from records.clock import county_today
from records.enrollment import Enrollment
from rules.answer import Answer
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.enrollment_record import AskException
from web.staff.enrollments import deciding
from web.staff.enrollments.exceptions import QUESTION, blueprint
from web.staff.explaining import explained

ENTER = "enrollments/exception_enter.html"
ASKED = {
    "accepted": "The request waits for your supervisor.",
    "late": "The request came too late. It is kept, and nothing is decided.",
    "incomplete": "Something is missing. The day it came in counts; complete it when the applicant has told you.",
}


@blueprint.get("/exception")
@requires("exception", "request")
def enter(enrollment_id: int) -> ResponseReturnValue:
    """The form for a SOC 863; one that came back is filled in."""
    enrollment = deciding.held(enrollment_id, "exception")
    last = background_view.newest(database.session(), ExceptionRequest, enrollment.id)
    returned = last if last is not None and last.outcome == "returned" else None
    start = _start(returned) if returned else _first(enrollment)
    return render_template(ENTER, form=blank(AskException(), start), **_beside(enrollment, returned))


@blueprint.post("/exception")
@requires("exception", "request")
def ask(enrollment_id: int) -> ResponseReturnValue:
    """Enter the request."""
    enrollment = deciding.held(enrollment_id, "exception")

    def page(form: Form) -> ResponseReturnValue:
        return again(ENTER, form, **_beside(enrollment, None))

    return deciding.say("request_exception", enrollment, sent(AskException()), page, ASKED)


@blueprint.post("/exception/answer")
@requires("exception", "request")
def preview(enrollment_id: int) -> ResponseReturnValue:
    """The standard of proof and the last day, for the form as typed. Nothing is kept."""
    enrollment = deciding.held(enrollment_id, "exception")
    return render_template("enrollments/exception_answer.html", told=_previewed(enrollment, sent(AskException())))


def _beside(enrollment: Enrollment, returned: ExceptionRequest | None) -> dict[str, Any]:
    notice_on = background_view.notice_day(database.session(), enrollment.id, "deadline.exception_request")
    by = deciding.by(returned.recommended_by_id) if returned else None
    return {"enrollment": enrollment, "notice_on": notice_on, "returned": returned, "returned_by": by, "told": None}


def _first(enrollment: Enrollment) -> dict[str, Any]:
    """A request as it begins: today, with as many offenses as the evaluated record has that may deny."""
    standing = background_view.convictions_that_stand(database.session(), enrollment.id)
    offenses = sum(row.may_deny and row.relief is None for row in standing)
    return {"received_on": county_today(), "offenses": max(offenses, 1), "signed": True}


def _start(row: ExceptionRequest) -> dict[str, Any]:
    names = ("received_on", "offense_kind", "offenses", "custody_ended_on", "evidence", "statement")
    start = {name: getattr(row, name) for name in names}
    return {name: value for name, value in start.items() if value is not None} | {"signed": True}


def _previewed(enrollment: Enrollment, form: Form) -> Any:
    data, notice_on = (
        form.data,
        background_view.notice_day(database.session(), enrollment.id, "deadline.exception_request"),
    )
    if notice_on is None or any(
        data.get(name) is None for name in ("received_on", "signed", "offense_kind", "offenses")
    ):
        return None
    custody = data.get("custody_ended_on")
    facts = {
        "received_on": data["received_on"].isoformat(),
        "denial_notice_on": notice_on.isoformat(),
        "signed": data["signed"],
        "offenses": data["offenses"],
        "offense_kind": data["offense_kind"],
        "custody_ended_on": custody.isoformat() if custody else None,
    }
    answer = deciding.previewed(QUESTION, facts)
    return explained(QUESTION, answer.as_decision()) if isinstance(answer, Answer) else None
