"""An appeal of a denial before the state: what was denied, by which rule, and the state's word."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records import background_view
from records.background import EnrollmentAppeal, ExceptionRequest
from records.enrollment import Enrollment
from web import database
from web.access import may, requires
from web.forms import Form, blank, sent
from web.schemas.enrollment_record import Word
from web.sign_in import guard
from web.staff.enrollments import deciding
from web.wording import words

blueprint = Blueprint("enrollment_appeals", __name__, url_prefix="/enrollments/<int:enrollment_id>")
ONE = "enrollments/appeal.html"


DECIDED = {
    "granted": "Granted: what was denied is put right. The standing follows, and a letter.",
    "denied": "Denied. A letter tells the applicant why.",
}


@blueprint.get("/appeals")
@requires("enrollment_appeal", "read")
def latest(enrollment_id: int) -> ResponseReturnValue:
    """The latest appeal."""
    enrollment = deciding.held(enrollment_id, "appeal")
    row = background_view.newest(database.session(), EnrollmentAppeal, enrollment.id)
    if row is None:
        abort(404)
    return redirect(url_for("enrollment_appeals.show", enrollment_id=enrollment.id, appeal_id=row.id), 303)


@blueprint.get("/appeals/<int:appeal_id>")
@requires("enrollment_appeal", "read")
def show(enrollment_id: int, appeal_id: int) -> ResponseReturnValue:
    """An appeal, what it is against, and the state's word."""
    enrollment = deciding.held(enrollment_id, "appeal")
    return _page(enrollment, deciding.of(enrollment, EnrollmentAppeal, appeal_id))


@blueprint.post("/appeals/<int:appeal_id>")
@requires("enrollment_appeal", "decide")
def decide(enrollment_id: int, appeal_id: int) -> ResponseReturnValue:
    """The state grants or denies; then the next review."""
    enrollment = deciding.held(enrollment_id, "appeal")
    row = deciding.of(enrollment, EnrollmentAppeal, appeal_id)

    def page(form: Form) -> ResponseReturnValue:
        return _page(enrollment, row, form), 422

    to = deciding.next_review("appeal", row.id)
    form = sent(Word("grant", "deny"))
    return deciding.say("decide_appeal", enrollment, form, page, DECIDED, to, appeal_id=row.id)


def _page(enrollment: Enrollment, row: EnrollmentAppeal, word: Form | None = None) -> str:
    session = database.session()
    denied = background_view.newest(session, ExceptionRequest, enrollment.id, "denied")
    of_denial = denied if denied is not None and row.against == "exception_denied" else None
    lost = background_view.latest_change(session, enrollment.id, "waiver_possible", "ineligible", "lapsed")
    decided_before = of_denial is not None and of_denial.decided_by_id == guard.the_staff().staff_id
    return render_template(
        ONE,
        enrollment=enrollment,
        row=row,
        form=word,
        word=word or blank(Word()),
        against=words(row.against),
        denied=of_denial,
        entered_by=deciding.by(row.entered_by_id),
        decided_by=deciding.by(row.decided_by_id),
        decisions=deciding.decisions([lost.decision_id if lost else None]),
        convictions=background_view.convictions_that_stand(session, enrollment.id) if may("record", "read") else [],
        clock=background_view.running_clock(session, enrollment.id, "deadline.enrollment_appeal_decision"),
        why_not=deciding.not_allowed("appeal", enrollment, row.entered_by_id, decided_before=decided_before),
        next=deciding.next_review("appeal", row.id),
    )
