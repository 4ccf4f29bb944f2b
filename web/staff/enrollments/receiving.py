"""The SOC 426 handed in in person: what stands on the papers is written down, then it is said who this is.

Handed in again while the Social Security number does not fit, it corrects the number or the name.
"""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from records import accounts, secrets
from records.clock import county_today, now
from records.enrollment import Enrollment
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.enrollment import ReceiveForm
from web.sign_in import guard
from web.staff.enrollments.deciding import held, say
from web.staff.enrollments.forms import Ask, seen
from web.staff.enrollments.known import Known, as_told, choices, look
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Status

blueprint = Blueprint("enrollment_form", __name__, url_prefix="/enrollments/<int:enrollment_id>")
NAMED = ("first_name", "middle_name", "last_name", "birth_date")

RECEIVE = Ask(
    "receive_application",
    "Enrollment form, SOC 426",
    "Record the form",
    "The Social Security number and the list of the suspended are checked next, by themselves.",
    "The form is recorded. The number and the list are being checked.",
    template="enrollments/receive.html",
)


@blueprint.route("/form", methods=["GET", "POST"])
@requires("enrollment_step", "record")
def receive(enrollment_id: int) -> ResponseReturnValue:
    """The form came, with original photo ID and Social Security card."""
    row = held(enrollment_id, "enrollment form")
    if request.method == "GET":
        known = look(as_told(row), but=row.id)
        return render_template(RECEIVE.template, form=blank(_schema(row, known), _start(row)), **_seen(row, known))
    form = sent(_schema(row, look(as_told(row), but=row.id)))
    if form.ok and _open(row):
        _write(row, form)
        form = sent(_schema(row, look(as_told(row), but=row.id)))  # whoever is like the corrected name may be chosen
    known = look(as_told(row), but=row.id)

    def page(wrong: Form) -> ResponseReturnValue:
        return again(RECEIVE.template, wrong, **_seen(row, known))

    return say(RECEIVE.update, row, _said(form), page, str(RECEIVE.done), **_who(form))


def _open(row: Enrollment) -> bool:
    """Whether the form may be handed in, or corrected: later the name is not the worker's to change here."""
    turn = row.application_received_on is None or row.ssn_standing == "mismatch"
    return row.ended_on is None and turn and takes(Status(row.status), RECEIVE.update)


def _write(row: Enrollment, form: Form) -> None:
    """What stands on the papers, beside what is said: an SSN stands in no submission."""
    account = accounts.account_of(database.session(), row)
    if form.data.get("strange_account") and account is not None:
        accounts.take_away(database.session(), account, row, guard.the_staff().staff_id, now())
    for name in NAMED:
        setattr(row, name, form.data.get(name))
    if form.data.get("ssn"):
        row.ssn_cipher, row.ssn_index = secrets.seal(form.data["ssn"]), secrets.blind_index(form.data["ssn"])


def _said(form: Form) -> Form:
    """The form without what was written on the row."""
    for name in (*NAMED, "ssn", "person", "strange_account"):
        form.data.pop(name, None)
    return form


def _who(form: Form) -> dict[str, Any]:
    chosen = str(form.typed.get("person") or "")
    if chosen == "new":
        return {"new_person": True}
    return {"person_id": int(chosen)} if form.ok and chosen.isdecimal() else {}


def _schema(row: Enrollment, known: Known) -> ReceiveForm:
    schema = ReceiveForm()
    schema.offer("person", choices(known) if row.person_id is None else [])
    return schema


def _start(row: Enrollment) -> dict[str, Any]:
    start = {name: getattr(row, name) for name in NAMED}
    kept = ("identity_document", "ssn_card_seen", "work_authorized", "work_permit_until")
    start |= {name: getattr(row, name) for name in kept}
    return {**start, "received_on": row.application_received_on or county_today()}


def _seen(row: Enrollment, known: Known) -> dict[str, Any]:
    around = seen(row, RECEIVE)
    return {
        **around,
        "known": known,
        "taken": _open(row),
        "correcting": row.application_received_on is not None,
        "choose": row.person_id is None,
        "account": accounts.account_of(database.session(), row),
    }
