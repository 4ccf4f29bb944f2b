"""A general exception before the supervisor and before the state: its standard of proof, and their word."""

import datetime as dt
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from records import background_view
from records.background import ExceptionRequest
from records.enrollment import Enrollment
from rules.answer import Answer
from web import database
from web.access import may, requires
from web.forms import Form, blank, sent
from web.schemas.enrollment_record import EVIDENCE, OFFENSE_KINDS, Word
from web.staff.enrollments import deciding

blueprint = Blueprint("enrollment_exceptions", __name__, url_prefix="/enrollments/<int:enrollment_id>")
ONE = "enrollments/exception.html"


QUESTION = "enrollment.exception"


RECOMMENDED = {"forwarded": "Sent on to the state.", "returned": "Sent back to the worker with your reason."}


DECIDED = {"granted": "Granted. The standing follows, and a letter.", "denied": "Denied. A letter tells how to appeal."}


@blueprint.get("/exceptions/<int:exception_id>")
@requires("exception", "read")
def show(enrollment_id: int, exception_id: int) -> ResponseReturnValue:
    """A request with its standard of proof, what came with it, and whose word is awaited."""
    enrollment = deciding.held(enrollment_id, "exception")
    return _page(enrollment, deciding.of(enrollment, ExceptionRequest, exception_id))


@blueprint.post("/exceptions/<int:exception_id>/recommendation")
@requires("exception", "recommend")
def recommend(enrollment_id: int, exception_id: int) -> ResponseReturnValue:
    """The supervisor's recommendation; then the next review."""
    return _word(enrollment_id, exception_id, "recommend_exception", ("forward", "return"), RECOMMENDED)


@blueprint.post("/exceptions/<int:exception_id>/decision")
@requires("exception", "decide")
def decide(enrollment_id: int, exception_id: int) -> ResponseReturnValue:
    """The state's decision; then the next review."""
    return _word(enrollment_id, exception_id, "decide_exception", ("grant", "deny"), DECIDED)


def _word(
    enrollment_id: int, exception_id: int, kind: str, verdicts: tuple[str, str], done: dict[str, str]
) -> ResponseReturnValue:
    enrollment = deciding.held(enrollment_id, "exception")
    row = deciding.of(enrollment, ExceptionRequest, exception_id)

    def page(form: Form) -> ResponseReturnValue:
        return _page(enrollment, row, form), 422

    to = deciding.next_review("exception", row.id)
    return deciding.say(kind, enrollment, sent(Word(*verdicts)), page, done, to, exception_id=row.id)


def _page(enrollment: Enrollment, row: ExceptionRequest, word: Form | None = None) -> str:
    ids = {"enrollment_id": enrollment.id, "exception_id": row.id}
    by_state = row.outcome == "forwarded"
    return render_template(
        ONE,
        enrollment=enrollment,
        row=row,
        form=word,
        word=word or blank(Word()),
        **_of_today(row),
        kinds=dict(OFFENSE_KINDS),
        evidence=dict(EVIDENCE),
        entered_by=deciding.by(row.entered_by_id),
        recommended_by=deciding.by(row.recommended_by_id),
        decided_by=deciding.by(row.decided_by_id),
        decisions=deciding.decisions(row.decision_ids),
        convictions=background_view.convictions_that_stand(database.session(), enrollment.id)
        if may("record", "read")
        else [],
        why_not=deciding.not_allowed("exception", enrollment, row.entered_by_id, row.recommended_by_id)
        if by_state
        else deciding.not_allowed("exception_recommendation", enrollment, row.entered_by_id),
        action=url_for(f"enrollment_exceptions.{'decide' if by_state else 'recommend'}", **ids),
        next=deciding.next_review("exception", row.id),
    )


def _of_today(row: ExceptionRequest) -> dict[str, Any]:
    """The standard of proof as of today, and the day from which less will do; None where the law has none."""
    said = deciding.previewed(QUESTION, _facts(row.received_on, row.notice_on, row))
    answer = dict(said.answer) if isinstance(said, Answer) and said.answer else {}
    clear_from = answer.get("clear_from")
    return {"answer": answer, "clear_from": dt.date.fromisoformat(str(clear_from)) if clear_from else None}


def _facts(received_on: Any, notice_on: Any, row: Any) -> dict[str, Any]:
    custody = row.custody_ended_on
    return {
        "received_on": received_on.isoformat(),
        "denial_notice_on": notice_on.isoformat(),
        "signed": True,
        "offenses": row.offenses,
        "offense_kind": row.offense_kind,
        "custody_ended_on": custody.isoformat() if custody else None,
    }
