"""The forms of the four steps, of a designation, of more time and of a move (SOC 426, 426A, 846)."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.care_case import Case
from records.clock import county_today
from records.place import County
from web import database
from web.access import requires
from web.forms import Form, again, sent
from web.reach import visible
from web.schemas.enrollment import AttendOrientation, Designate, SignAgreement, TakeFingerprints
from web.schemas.enrollment_time import Extend, MoveAway
from web.sign_in import guard
from web.staff.cases import read_case_number
from web.staff.enrollments.deciding import held, say
from web.staff.enrollments.forms import Ask, ask, seen

blueprint = Blueprint("enrollment_steps", __name__, url_prefix="/enrollments/<int:enrollment_id>")

FINGERPRINTS = Ask(
    "take_fingerprints",
    "Fingerprints",
    "Record the Live Scan",
    "The Department of Justice is asked at once. Its answer comes by itself.",
    "The fingerprints are recorded. The Department of Justice is asked.",
)
ORIENTATION = Ask(
    "attend_orientation",
    "Orientation",
    "Record the orientation",
    "What counts is the day it was attended, not today.",
    "The orientation is recorded.",
)
AGREEMENT = Ask(
    "sign_agreement",
    "Provider agreement, SOC 846",
    "Record the agreement",
    "What counts is the day it was signed, not today.",
    "The agreement is recorded.",
)
DESIGNATION = Ask(
    "designate",
    "A recipient names this provider, SOC 426A",
    "Record the designation",
    "An assignment is made; it begins once the provider may work. The 90 days run from the earlier of this and the "
    "first step.",
    "The designation is recorded. Hours and the first day are given on the assignment: open the recipient below.",
)
EXTENSION = Ask(
    "extend_enrollment",
    "45 more days for good cause",
    "Give more time",
    "135 days in all from the first day, once (ACIN I-30-19). It cannot be given after the time is over.",
    "There is more time to finish.",
)
MOVE = Ask(
    "move_county",
    "The provider moves to another county",
    "Move the enrollment",
    "The new county takes it as it is and does nothing again. You will not see it any more unless the provider works "
    "for a recipient of yours.",
    "The enrollment is moved.",
)


@blueprint.route("/fingerprints", methods=["GET", "POST"])
@requires("enrollment_step", "record")
def fingerprints(enrollment_id: int) -> ResponseReturnValue:
    """Live Scan was done."""
    row = held(enrollment_id, "fingerprints")
    return ask(row, FINGERPRINTS, TakeFingerprints(), {"taken_on": county_today()})


@blueprint.route("/orientation", methods=["GET", "POST"])
@requires("enrollment_step", "record")
def orientation(enrollment_id: int) -> ResponseReturnValue:
    """The orientation was attended."""
    row = held(enrollment_id, "orientation")
    return ask(row, ORIENTATION, AttendOrientation(), {"attended_on": county_today(), "how": "in_person"})


@blueprint.route("/agreement", methods=["GET", "POST"])
@requires("enrollment_step", "record")
def agreement(enrollment_id: int) -> ResponseReturnValue:
    """The SOC 846 is signed."""
    row = held(enrollment_id, "agreement")
    return ask(row, AGREEMENT, SignAgreement(), {"signed_on": county_today()})


@blueprint.get("/designation")
@requires("enrollment_step", "record")
def designation(enrollment_id: int) -> ResponseReturnValue:
    """The form for a recipient's designation; `case` in the address is the recipient whom one comes from."""
    row = held(enrollment_id, "designation")
    start = {"designated_on": county_today(), "case_number": read_case_number(request.args.get("case", ""))}
    return ask(row, DESIGNATION, Designate(), start)


@blueprint.post("/designation")
@requires("enrollment_step", "record")
def designated(enrollment_id: int) -> ResponseReturnValue:
    """A recipient named this provider."""
    row = held(enrollment_id, "designation")

    def page(form: Form) -> ResponseReturnValue:
        return again(DESIGNATION.template, form, **seen(row, DESIGNATION))

    form = sent(Designate())
    number = form.data.pop("case_number", None)
    case = database.session().scalar(
        select(Case.id).where(Case.case_number == number, visible(guard.the_staff(), Case)).limit(1)
    )
    if form.ok and case is None:
        form.refuse("No case within your reach has this number.", "case_number")
    return say("designate", row, form, page, str(DESIGNATION.done), case_id=case)


@blueprint.route("/extension", methods=["GET", "POST"])
@requires("enrollment_step", "extend")
def extension(enrollment_id: int) -> ResponseReturnValue:
    """Good cause for 45 days more."""
    return ask(held(enrollment_id, "extension"), EXTENSION, Extend(), {})


@blueprint.route("/move", methods=["GET", "POST"])
@requires("enrollment", "move")
def move(enrollment_id: int) -> ResponseReturnValue:
    """The provider lives in another county now."""
    row = held(enrollment_id, "move")
    schema = MoveAway()
    others = select(County.code, County.name).where(County.code != row.county_code).order_by(County.name)
    schema.offer("county_code", [(code, name) for code, name in database.session().execute(others)])
    return ask(row, MOVE, schema, {"moved_on": county_today()})
