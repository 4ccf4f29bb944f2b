"""What ends or interrupts a standing from outside a record: a violation that is final, a withdrawal."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from records.clock import county_today
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.enrollment_status import Leave, Violation
from web.staff.enrollments import deciding

blueprint = Blueprint("enrollment_leaving", __name__, url_prefix="/enrollments/<int:enrollment_id>")
VIOLATION, WITHDRAW = "enrollments/violation.html", "enrollments/withdrawal.html"
REPORTED = {
    "third": "Reported. The suspension begins 20 days after the notice; letters go out.",
    "fourth": "Reported. The standing has ended; letters go out.",
}


@blueprint.get("/violation")
@requires("violation", "report")
def violation(enrollment_id: int) -> ResponseReturnValue:
    """The form for a third or fourth violation."""
    enrollment = deciding.held(enrollment_id, "violation")
    return render_template(VIOLATION, form=blank(Violation()), enrollment=enrollment)


@blueprint.post("/violation")
@requires("violation", "report")
def report(enrollment_id: int) -> ResponseReturnValue:
    """Report it."""
    enrollment = deciding.held(enrollment_id, "violation")

    def page(form: Form) -> ResponseReturnValue:
        return again(VIOLATION, form, enrollment=enrollment)

    return deciding.say("report_violation", enrollment, sent(Violation()), page, REPORTED)


@blueprint.get("/withdraw")
@requires("enrollment", "withdraw")
def withdrawal(enrollment_id: int) -> ResponseReturnValue:
    """The form for a withdrawal."""
    enrollment = deciding.held(enrollment_id, "withdrawal")
    return render_template(WITHDRAW, form=blank(Leave(), {"asked_on": county_today()}), enrollment=enrollment)


@blueprint.post("/withdraw")
@requires("enrollment", "withdraw")
def withdraw(enrollment_id: int) -> ResponseReturnValue:
    """The applicant takes it back, or the provider leaves."""
    enrollment = deciding.held(enrollment_id, "withdrawal")

    def page(form: Form) -> ResponseReturnValue:
        return again(WITHDRAW, form, enrollment=enrollment)

    done = "Withdrawn. Assignments end, and the recipients are told."
    return deciding.say("withdraw_enrollment", enrollment, sent(Leave()), page, done)
