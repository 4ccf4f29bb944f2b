"""A recipient's SOC 862 as the worker enters it, with the law's verdict beside it."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from records import background_view
from records.care_case import CLOSED, Case
from records.clock import county_today
from records.enrollment import Enrollment
from rules.answer import Answer
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.of_age import is_minor
from web.schemas.enrollment_record import Waive
from web.staff.enrollments import deciding
from web.staff.enrollments.waivers import blueprint
from web.staff.explaining import explained

ENTER = "enrollments/waiver_enter.html"
RECEIVED = {
    "accepted": "The waiver is in force for this recipient. A letter tells the recipient.",
    "irregular": "The waiver waits for your supervisor.",
    "turned_down": "The law does not take this waiver. A letter tells the recipient why.",
}


TIER_OF = {"ineligible": 1}


@blueprint.get("/waiver")
@requires("waiver", "enter")
def enter(enrollment_id: int) -> ResponseReturnValue:
    """The form for a SOC 862 that came in."""
    enrollment = deciding.held(enrollment_id, "waiver")
    form = blank(_schema(enrollment), {"received_on": county_today()})
    return render_template(ENTER, form=form, enrollment=enrollment, told=None)


@blueprint.post("/waiver")
@requires("waiver", "enter")
def receive(enrollment_id: int) -> ResponseReturnValue:
    """Keep it, and say what the law says of it."""
    enrollment = deciding.held(enrollment_id, "waiver")

    def page(form: Form) -> ResponseReturnValue:
        return again(ENTER, form, enrollment=enrollment, told=None)

    return deciding.say("receive_waiver", enrollment, sent(_schema(enrollment)), page, RECEIVED)


@blueprint.post("/waiver/answer")
@requires("waiver", "enter")
def preview(enrollment_id: int) -> ResponseReturnValue:
    """What the law would say to the form as typed. Nothing is kept."""
    enrollment = deciding.held(enrollment_id, "waiver")
    form = sent(_schema(enrollment))
    return render_template("enrollments/waiver_answer.html", told=_previewed(enrollment, form))


def _schema(enrollment: Enrollment) -> Any:
    """The recipients who named this person, to choose from."""
    named = background_view.recipients(database.session(), enrollment.id)
    cases = {
        case.id: f"{case.person.last_name}, {case.person.first_name} · case {case.case_number}" for _, case in named
    }
    return Waive().offer("case_id", [(str(case_id), words) for case_id, words in cases.items()])


def _previewed(enrollment: Enrollment, form: Form) -> Any:
    """The law's answer in words, once enough is typed; else None."""
    if not {"case_id", "signed_by", "signer_is_applicant"} <= set(form.data) or form.data["case_id"] is None:
        return None
    case = database.session().get_one(Case, form.data["case_id"])
    facts = {
        "tier": TIER_OF.get(enrollment.background, 2),
        "signed_by": form.data["signed_by"],
        "signer_is_applicant": form.data["signer_is_applicant"],
        "recipient_is_minor": is_minor(case.person.birth_date),
        "case_open": case.status not in CLOSED,
    }
    answer = deciding.previewed("enrollment.waiver", facts)
    return explained("enrollment.waiver", answer.as_decision()) if isinstance(answer, Answer) else None
