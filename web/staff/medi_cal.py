"""Medi-Cal eligibility: when it was asked, what was answered, and entering it by hand with its proof."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from records import application_view
from records.application import Application
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.medi_cal import MediCalByHand
from web.staff.applications.reaching import application_in_reach
from web.staff.applications.telling import say_and_answer

blueprint = Blueprint("medi_cal", __name__, url_prefix="/applications/<int:application_id>/medi-cal")
TEMPLATE = "medi_cal/medi_cal.html"


@blueprint.get("")
@requires("application", "read")
def show(application_id: int) -> ResponseReturnValue:
    """Questions to Medi-Cal and their answers."""
    application = application_in_reach(application_id, "medi-cal")
    return render_template(TEMPLATE, form=blank(MediCalByHand()), **_seen(application))


@blueprint.post("")
@requires("medi_cal", "answer")
def answer(application_id: int) -> ResponseReturnValue:
    """Enter by hand what the Medi-Cal system says."""
    application = application_in_reach(application_id, "medi-cal")

    def page(form: Form) -> ResponseReturnValue:
        return again(TEMPLATE, form, **_seen(application))

    return say_and_answer(
        "answer_medi_cal", application, sent(MediCalByHand()), page, done="The Medi-Cal answer is recorded."
    )


def _seen(application: Application) -> dict[str, object]:
    inquiries = application_view.tracks(database.session(), application.id).inquiries
    settled = any(each.answer == "granted" for each in inquiries)
    return {"application": application, "inquiries": inquiries, "settled": settled}
