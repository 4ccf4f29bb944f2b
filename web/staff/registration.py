"""The ring-up screen: search first, then a form that follows the call, then the confirmation number."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import or_, select

from records.application import Application
from records.clock import county_today, now
from records.person import Person
from records.place import County
from records.registering import register, registered_by
from records.submission import AlreadySaid
from web import database, saying
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import found, reachable, visible
from web.schemas.soc295 import Seek, Soc295Form
from web.sign_in import guard
from web.soc295 import known, soc295_of
from web.spelling import spoken
from web.staff.doubles import Doubles, look_for
from web.what_next import decision_due
from workflows.messages import intake_id

blueprint = Blueprint("registration", __name__)

LOOK_FIRST = "Somebody like this is known. Look below; if it is nobody of these, press the button once more."


@blueprint.route("/applications/new", methods=["GET", "POST"])
@requires("application", "register")
def search() -> ResponseReturnValue:
    """Who is calling? Whoever may be the same person is shown before a form is begun."""
    if request.method == "GET":
        return render_template("registration/search.html", form=blank(Seek()))
    asked = sent(Seek())
    if not asked.ok:
        return again("registration/search.html", asked)
    start = {name: value for name, value in asked.data.items() if value is not None}
    return _form_page(_begun(start), look_for(asked.data))


@blueprint.get("/applications/new/form")
@requires("application", "register")
def empty_form() -> ResponseReturnValue:
    """The form, filled in from a person within reach if one was chosen."""
    person_id = request.args.get("person", type=int)
    person = reachable(Person, person_id) if person_id is not None else None
    start = known(person) if person else {}
    return _form_page(_begun(start), look_for(start) if person else Doubles())


@blueprint.post("/applications/new/form")
@requires("application", "register")
def take() -> ResponseReturnValue:
    """Register what was told. A second press leads to the application of the first."""
    before = registered_by(database.session(), saying.form_key())
    if before is not None:
        return redirect(url_for("registration.registered", application_id=before), 303)
    form = sent(_schema())
    doubles = look_for(form.data or {name: form.typed[name] for name in ("first_name", "last_name")})
    if not form.ok:
        return again("registration/form.html", form, doubles=doubles)
    if doubles.not_in(form.typed.get("seen")):
        racing = registered_by(database.session(), saying.form_key())
        if racing is not None:  # the double is what the first of two quick presses made
            return redirect(url_for("registration.registered", application_id=racing), 303)
        return again("registration/form.html", form.refuse(LOOK_FIRST), doubles=doubles)
    told, channel = soc295_of(form.data), form.data["channel"]
    try:
        application = register(database.session(), told, channel, guard.the_staff().staff_id, now(), saying.form_key())
    except AlreadySaid as racing:
        return redirect(url_for("registration.registered", application_id=racing.first.application_id), 303)
    database.commit()
    saying.try_now(intake_id(application.id), None)
    return redirect(url_for("registration.registered", application_id=application.id), 303)


@blueprint.get("/applications/<int:application_id>/registered")
@requires("application", "register")
def registered(application_id: int) -> ResponseReturnValue:
    """The confirmation number, to be read out before the call ends, and what to tell the caller."""
    staff = guard.the_staff()
    mine = or_(visible(staff, Application), Application.registered_by_id == staff.staff_id)
    application = found(database.session().scalar(select(Application).where(Application.id == application_id, mine)))
    county = database.session().get(County, application.county_code)
    within = database.session().scalar(
        select(Application.id).where(Application.id == application_id, visible(staff, Application))
    )
    return render_template(
        "registration/registered.html",
        application=application,
        county=county,
        within_reach=within is not None,
        decide_by=decision_due(application.requested_on),
        spoken=spoken(application.confirmation_number),
    )


def _schema() -> Soc295Form:
    counties = database.session().execute(select(County.code, County.name).order_by(County.name)).all()
    schema = Soc295Form()
    schema.offer("county_code", [(code, name) for code, name in counties])
    return schema


def _begun(start: dict[str, object]) -> Form:
    """A form with what is known and the usual defaults: by telephone, today, this county, English."""
    usual = {
        "channel": "phone",
        "requested_on": county_today(),
        "county_code": guard.the_staff().county_code,
        "asked_by": "self",
        "spoken_language": "en",
        "written_language": "en",
    }
    return blank(_schema(), {**usual, **start})


def _form_page(form: Form, doubles: Doubles) -> ResponseReturnValue:
    return render_template("registration/form.html", form=form, doubles=doubles)
