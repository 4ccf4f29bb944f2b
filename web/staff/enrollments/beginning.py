"""Beginning an enrollment: search first, then what was told; nobody is begun a second time by mistake."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.clock import now
from records.confirmation import read_confirmation
from records.enrolling import Soc426, begin_enrollment, begun_by
from records.enrollment import Enrollment
from records.person import Person
from records.place import County
from records.submission import AlreadySaid
from web import database, saying
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import reachable
from web.schemas.enrollment_begin import Begin, TakeOver
from web.schemas.soc295 import Seek
from web.sign_in import guard
from web.soc295 import known as known_of
from web.staff.enrollments.known import Known, look_for

blueprint = Blueprint("enrolling", __name__, url_prefix="/enrollments")

LOOK_FIRST = "Somebody like this is known. Look below; if it is nobody of these, press the button once more."
TOLD = ("county_code", "first_name", "middle_name", "last_name", "birth_date", "ssn")
REACHED = ("street", "city", "zip_code", "phone", "email")


@blueprint.route("/new", methods=["GET", "POST"])
@requires("enrollment", "begin")
def search() -> ResponseReturnValue:
    """Who wants to be a provider? Whoever is a provider already is shown before a form is begun."""
    if request.method == "GET":
        return render_template("enrollments/search.html", form=blank(Seek()))
    asked = sent(Seek())
    if not asked.ok:
        return again("enrollments/search.html", asked)
    start = {name: value for name, value in asked.data.items() if value is not None and name != "cin"}
    return _form_page(_begun(start), look_for(asked.data))


@blueprint.get("/new/form")
@requires("enrollment", "begin")
def form() -> ResponseReturnValue:
    """The form, filled in from a person within reach if one was chosen."""
    person_id = request.args.get("person", type=int)
    person = reachable(Person, person_id) if person_id is not None else None
    start = {name: value for name, value in known_of(person).items() if name in Begin().fields} if person else {}
    return _form_page(_begun(start), look_for(start) if person else Known())


@blueprint.post("/new/form")
@requires("enrollment", "begin")
def begin() -> ResponseReturnValue:
    """Begin it. A second press leads to the enrollment of the first."""
    before = begun_by(database.session(), saying.form_key())
    if before is not None:
        return _next(before, None)
    told = sent(_schema())
    known = look_for(told.data or {name: told.typed.get(name) for name in ("first_name", "last_name")})
    if not told.ok:
        return again("enrollments/form.html", told, known=known)
    if known.not_in(told.typed.get("seen")):
        return again("enrollments/form.html", told.refuse(LOOK_FIRST), known=known)
    channel = told.data["channel"]
    try:
        row = begin_enrollment(
            database.session(), soc426_of(told), channel, guard.the_staff().staff_id, now(), saying.form_key()
        )
    except AlreadySaid as racing:
        return _next(int(racing.first.enrollment_id or 0), None)
    if guard.the_staff().unit_id is not None and "caseworker" in guard.the_staff().roles:
        row.worker_id = guard.the_staff().staff_id
    number = row.enrollment_number
    saying.begin(row.subject)
    flash(f"Enrollment {number} has begun. Tell the provider this number.", "success")
    return _next(row.id, channel)


@blueprint.route("/take-over", methods=["GET", "POST"])
@requires("enrollment", "move")
def take_over() -> ResponseReturnValue:
    """A provider of another county lives here now: their enrollment comes along as it is."""
    if request.method == "GET":
        return render_template("enrollments/take_over.html", form=blank(TakeOver()))
    asked = sent(TakeOver())
    if not asked.ok:
        return again("enrollments/take_over.html", asked)
    number, here = read_confirmation(asked.data["number"]), guard.the_staff().county_code
    row = database.session().scalar(
        select(Enrollment).where(Enrollment.enrollment_number == number, Enrollment.ended_on.is_(None))
    )
    if number is None or row is None or here is None:
        return again("enrollments/take_over.html", asked.refuse("No open enrollment has this number.", "number"))
    moved_on = asked.data["moved_on"].isoformat()
    outcome = saying.tell("move_county", row.subject, {"county_code": here, "moved_on": moved_on})
    if outcome.state == "refused":
        return again("enrollments/take_over.html", asked.refuse(outcome.sentence))
    done = "Your county holds this enrollment now. Nothing is done again."
    to = url_for("enrollments.show") if outcome.state == "received" else _address(row.id)
    return saying.answer(outcome, to, done)


def soc426_of(told: Form) -> Soc426:
    """What was told, from a loaded form."""
    data = told.data
    spoken = data.get("spoken_language") or "en"
    written = data.get("written_language") or ("es" if spoken == "es" else "en")
    given = {name: data.get(name) for name in (*TOLD, *REACHED)}
    return Soc426(**given, spoken_language=spoken, written_language=written)  # type: ignore[arg-type]


def _schema() -> Begin:
    schema = Begin()
    counties = database.session().execute(select(County.code, County.name).order_by(County.name)).all()
    schema.offer("county_code", [(code, name) for code, name in counties])
    return schema


def _begun(start: dict[str, object]) -> Form:
    """A form with what is known and the usual: in person, this county, English."""
    usual = {
        "channel": "in_person",
        "county_code": guard.the_staff().county_code,
        "spoken_language": "en",
        "written_language": "en",
    }
    return blank(_schema(), {**usual, **start})


def _form_page(told: Form, known: Known) -> ResponseReturnValue:
    return render_template("enrollments/form.html", form=told, known=known)


def _next(enrollment_id: int, channel: str | None) -> ResponseReturnValue:
    """In person the form comes next, for a designation the recipient's paper; else the page of the enrollment."""
    row = database.session().get(Enrollment, enrollment_id)
    here = guard.the_staff().county_code
    if row is not None and here is not None and row.county_code != here:
        return redirect(url_for("enrollments.show"), 303)
    after = {"designation": "/designation", "in_person": "/form"}.get(channel or "", "")
    return redirect(_address(enrollment_id) + after, 303)


def _address(enrollment_id: int) -> str:
    return url_for("enrollments.enrollment", enrollment_id=enrollment_id)
