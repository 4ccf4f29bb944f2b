"""An applicant's SOC 856 as the worker enters it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from records import background_view
from records.clock import county_today
from records.enrollment import Enrollment
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.enrollment_record import Appeal
from web.staff.enrollments import deciding
from web.staff.enrollments.appeals import blueprint

ENTER = "enrollments/appeal_enter.html"
ENTERED = {
    "accepted": "The appeal waits for the state.",
    "late": "The appeal came too late. It is kept, and nothing is decided.",
}


@blueprint.get("/appeal")
@requires("enrollment_appeal", "enter")
def enter(enrollment_id: int) -> ResponseReturnValue:
    """The form for a SOC 856."""
    enrollment = deciding.held(enrollment_id, "appeal")
    return render_template(ENTER, form=blank(Appeal(), {"received_on": county_today()}), **_beside(enrollment))


@blueprint.post("/appeal")
@requires("enrollment_appeal", "enter")
def receive(enrollment_id: int) -> ResponseReturnValue:
    """Enter the appeal."""
    enrollment = deciding.held(enrollment_id, "appeal")

    def page(form: Form) -> ResponseReturnValue:
        return again(ENTER, form, **_beside(enrollment))

    return deciding.say("appeal", enrollment, sent(Appeal()), page, ENTERED)


def _beside(enrollment: Enrollment) -> dict[str, object]:
    session = database.session()
    return {
        "enrollment": enrollment,
        "clock": background_view.running_clock(session, enrollment.id, "deadline.enrollment_appeal"),
        "notice_on": background_view.notice_day(session, enrollment.id, "deadline.enrollment_appeal"),
    }
