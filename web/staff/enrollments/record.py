"""A criminal record as the notice has it: entered, previewed as typed, evaluated; seen by who evaluates it only."""

import datetime as dt
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from records import background_view
from records.background import Conviction as Row
from records.enrollment import Enrollment
from web import database, saying
from web.access import requires
from web.forms import Form
from web.staff.enrollments import deciding
from web.staff.enrollments.decided import following
from web.staff.enrollments.record_answer import answered, counts_until, fact
from web.staff.enrollments.record_lines import LEAST_LINES, blank_lines, every_line, filled, sent_lines, why_not
from web.staff.enrollments.ways import ways

blueprint = Blueprint("enrollment_record", __name__, url_prefix="/enrollments/<int:enrollment_id>/record")


DONE = {
    "clear": "Evaluated: nothing in it stands in the way.",
    "excepted": "Evaluated: the exception that was granted covers it.",
    "waiver_possible": "Evaluated: tier 2. The standing follows, and the letters go out.",
    "ineligible": "Evaluated: tier 1. The standing follows, and the letters go out.",
}


@dataclass(frozen=True)
class Seen:
    """A conviction that stands, with the last day on which it counts."""

    row: Row
    counts_until: dt.date | None


@blueprint.get("")
@requires("record", "read")
def show(enrollment_id: int) -> ResponseReturnValue:
    """The notices, what was made of them, and the lines to enter."""
    enrollment = deciding.held(enrollment_id, "record")
    standing = background_view.convictions_that_stand(database.session(), enrollment.id)
    forms = [filled(row, number) for number, row in enumerate(standing)]
    return _page(enrollment, [*forms, *blank_lines(len(forms), max(LEAST_LINES - len(forms), 1))])


@blueprint.post("")
@requires("record", "evaluate")
def evaluate(enrollment_id: int) -> ResponseReturnValue:
    """Evaluate what was entered; or only more lines to enter it."""
    enrollment = deciding.held(enrollment_id, "record")
    forms = sent_lines()
    if "more" in request.form:
        every = every_line()
        return _page(enrollment, [*every, *blank_lines(len(every), LEAST_LINES)])
    sentence = why_not()
    if sentence or not all(form.ok for form in forms):
        return _page(enrollment, every_line() or blank_lines(0, LEAST_LINES), sentence), 422
    convictions = [deciding.payload_of(form) for form in forms]
    outcome = saying.tell("evaluate_record", enrollment.subject, {"convictions": convictions})
    if outcome.state == "refused":
        return _page(enrollment, every_line(), outcome.sentence), 422
    done = DONE.get(outcome.result or "", "It is written down.")
    return saying.answer(outcome, deciding.address_of(enrollment.subject), done)


@blueprint.post("/answer")
@requires("record", "evaluate")
def preview(enrollment_id: int) -> ResponseReturnValue:
    """What the law would say to the lines as typed. Nothing is kept."""
    deciding.held(enrollment_id, "record")
    return render_template("enrollments/record_answer.html", **answered(every_line()))


def _page(enrollment: Enrollment, forms: list[Form], refused: str | None = None) -> str:
    session = database.session()
    standing = background_view.convictions_that_stand(session, enrollment.id)
    return render_template(
        "enrollments/record.html",
        enrollment=enrollment,
        forms=forms,
        refused=refused,
        notices=background_view.answers_of_justice(session, enrollment.id),
        standing=[Seen(row, counts_until(fact(row))) for row in standing],
        earlier=background_view.earlier_convictions(session, enrollment.id),
        entered_by=deciding.by(standing[0].entered_by_id) if standing else None,
        decisions=deciding.decisions([standing[0].decision_id]) if standing else [],
        **answered(forms),
    )


blueprint.add_app_template_global(ways, "ways_of")
blueprint.add_app_template_global(following, "following_of")
