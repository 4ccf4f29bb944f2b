"""Applications that end early: withdrawn by the applicant, or denied for a cause of the law."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from records.clock import county_today
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.ending import DenyForCause, Withdraw
from web.staff.applications.reaching import application_in_reach
from web.staff.applications.telling import say_and_answer
from web.staff.law_words import denial_causes

blueprint = Blueprint("endings", __name__, url_prefix="/applications/<int:application_id>")
WITHDRAW = "endings/withdraw.html"
DENY = "endings/deny.html"


@blueprint.get("/withdraw")
@requires("application", "withdraw")
def withdraw(application_id: int) -> ResponseReturnValue:
    """The form for a withdrawal."""
    application = application_in_reach(application_id, "withdraw")
    return render_template(WITHDRAW, form=blank(Withdraw(), {"asked_on": county_today()}), application=application)


@blueprint.post("/withdraw")
@requires("application", "withdraw")
def withdrawn(application_id: int) -> ResponseReturnValue:
    """The applicant takes the application back."""
    application = application_in_reach(application_id, "withdraw")

    def page(form: Form) -> ResponseReturnValue:
        return again(WITHDRAW, form, application=application)

    return say_and_answer(
        "withdraw", application, sent(Withdraw()), page, done="The application is withdrawn. A notice confirms it."
    )


@blueprint.get("/deny")
@requires("application", "deny")
def deny(application_id: int) -> ResponseReturnValue:
    """The form for a denial for cause."""
    application = application_in_reach(application_id, "deny")
    schema = DenyForCause().offer("cause", denial_causes())
    return render_template(DENY, form=blank(schema), application=application)


@blueprint.post("/deny")
@requires("application", "deny")
def denied(application_id: int) -> ResponseReturnValue:
    """Propose a denial for a cause."""
    application = application_in_reach(application_id, "deny")
    schema = DenyForCause().offer("cause", denial_causes())

    def page(form: Form) -> ResponseReturnValue:
        return again(DENY, form, application=application)

    return say_and_answer("deny_for_cause", application, sent(schema), page, done="The denial is proposed.")
