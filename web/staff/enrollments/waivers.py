"""A waiver on its page: before the supervisor if it is irregular, in force, or over."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from records.background import Waiver
from records.care_case import Case
from records.clock import county_today
from records.enrollment import Enrollment
from web import database
from web.access import requires
from web.forms import Form, blank, sent
from web.schemas.enrollment_record import SIGNERS, EndWaiver, Word
from web.staff.enrollments import deciding

blueprint = Blueprint("enrollment_waivers", __name__, url_prefix="/enrollments/<int:enrollment_id>")
ONE = "enrollments/waiver.html"


RULED = {"accepted": "Accepted: in force for this recipient.", "turned_down": "Refused. A letter tells the recipient."}


@blueprint.get("/waivers/<int:waiver_id>")
@requires("waiver", "read")
def show(enrollment_id: int, waiver_id: int) -> ResponseReturnValue:
    """A waiver, what the law says of it, and what may be done with it."""
    enrollment = deciding.held(enrollment_id, "waiver")
    return _page(enrollment, deciding.of(enrollment, Waiver, waiver_id))


@blueprint.post("/waivers/<int:waiver_id>")
@requires("waiver", "rule")
def rule(enrollment_id: int, waiver_id: int) -> ResponseReturnValue:
    """The supervisor's word on an irregular waiver; then the next review."""
    enrollment = deciding.held(enrollment_id, "waiver")
    row = deciding.of(enrollment, Waiver, waiver_id)

    def page(form: Form) -> ResponseReturnValue:
        return _page(enrollment, row, word=form), 422

    to = deciding.next_review("waiver", row.id)
    form = sent(Word("accept", "refuse"))
    return deciding.say("rule_on_waiver", enrollment, form, page, RULED, to, waiver_id=row.id)


@blueprint.post("/waivers/<int:waiver_id>/end")
@requires("waiver", "end")
def end(enrollment_id: int, waiver_id: int) -> ResponseReturnValue:
    """A waiver is over; with it the work for this recipient."""
    enrollment = deciding.held(enrollment_id, "waiver")
    row = deciding.of(enrollment, Waiver, waiver_id)

    def page(form: Form) -> ResponseReturnValue:
        return _page(enrollment, row, ending=form), 422

    done = "The waiver has ended. The assignment to this recipient ends with it."
    return deciding.say("end_waiver", enrollment, sent(EndWaiver()), page, done, waiver_id=row.id)


def _page(enrollment: Enrollment, row: Waiver, word: Form | None = None, ending: Form | None = None) -> str:
    case = database.session().get_one(Case, row.case_id)
    return render_template(
        ONE,
        enrollment=enrollment,
        row=row,
        recipient=case.person,
        case=case,
        signers=dict(SIGNERS),
        word=word or blank(Word("accept", "refuse")),
        ending=ending or blank(EndWaiver(), {"ended_on": county_today()}),
        entered_by=deciding.by(row.entered_by_id),
        reviewed_by=deciding.by(row.reviewed_by_id),
        decisions=deciding.decisions([row.decision_id]),
        why_not=deciding.not_allowed("waiver", enrollment, row.entered_by_id),
        next=deciding.next_review("waiver", row.id),
        form=word or ending,
        end_at=url_for("enrollment_waivers.end", enrollment_id=enrollment.id, waiver_id=row.id),
    )
