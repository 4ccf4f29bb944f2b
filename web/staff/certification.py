"""The health care certification SOC 873: given out, given more time, received, excepted (W&I 12309.1)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from records import application_view, clock_view
from records.application import Application
from records.clock import county_today
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas import certification as words
from web.schemas.certification import ClaimException, Extend, Issue, Receive
from web.schemas.form import FormSchema
from web.staff import event_words
from web.staff.applications.reaching import application_in_reach
from web.staff.applications.telling import say_and_answer

blueprint = Blueprint("certification", __name__, url_prefix="/applications/<int:application_id>/certification")
TEMPLATE = "certification/certification.html"


@blueprint.get("")
@requires("application", "read")
def show(application_id: int) -> ResponseReturnValue:
    """Where the certification stands, its clock, and the forms that make sense now."""
    application = application_in_reach(application_id, "certification")
    return render_template(TEMPLATE, **_seen(application))


@blueprint.post("/issue")
@requires("certification", "issue")
def issue(application_id: int) -> ResponseReturnValue:
    """The form is given to the applicant: 45 days begin."""
    return _say(application_id, "issue_certification", "issue", Issue(), "The form is given out. Its clock runs.")


@blueprint.post("/extend")
@requires("certification", "extend")
def extend(application_id: int) -> ResponseReturnValue:
    """Good cause: 90 days in all, once."""
    return _say(application_id, "extend_certification", "extend", Extend(), "The applicant has more time.")


@blueprint.post("/receive")
@requires("certification", "receive")
def receive(application_id: int) -> ResponseReturnValue:
    """The certification came in, with the answers to its two questions."""
    return _say(application_id, "receive_certification", "receive", Receive(), "The certification is recorded.")


@blueprint.post("/exception")
@requires("certification", "except")
def claim_exception(application_id: int) -> ResponseReturnValue:
    """Services are needed before the form is in."""
    return _say(
        application_id,
        "claim_certification_exception",
        "exception",
        ClaimException(),
        "The exception is noted. A supervisor sees it with your proposal.",
    )


def _say(application_id: int, kind: str, form_name: str, schema: FormSchema, done: str) -> ResponseReturnValue:
    application = application_in_reach(application_id, "certification")

    def page(form: Form) -> ResponseReturnValue:
        return again(TEMPLATE, form, **_seen(application, form_name, form))

    return say_and_answer(kind, application, sent(schema), page, done=done)


def _seen(application: Application, sent_name: str | None = None, sent_form: Form | None = None) -> dict[str, object]:
    """Everything the page shows; the form that was sent stands where it was sent from, the others are blank."""
    session, today = database.session(), county_today()
    row = application_view.tracks(session, application.id).certification
    forms = {
        "issue": blank(Issue(), {"issued_on": today}),
        "extend": blank(Extend()),
        "receive": blank(Receive(), {"received_on": today}),
        "exception": blank(ClaimException()),
    }
    if sent_name and sent_form:
        forms[sent_name] = sent_form
    clocks = [
        each
        for each in clock_view.of_application(session, application.id, today)
        if each.clock.question.startswith("deadline.health_certification")
    ]
    return {
        "application": application,
        "row": row,
        "forms": forms,
        "opened": sent_name,
        "clocks": clocks,
        "clock_title": event_words.clock_title,
        "professions": dict(words.PROFESSIONS),
        "causes": dict(words.GOOD_CAUSES),
        "exceptions": dict(words.EXCEPTIONS),
        "ways": dict(words.WAYS),
    }
