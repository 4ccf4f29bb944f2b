"""A person's name, birth date or Social Security number is put right: looked at first, then done, and written down."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from records import correcting, secrets
from records.clock import now
from records.correcting import Told, Why
from records.person import Person
from records.subject import Subject
from web import database, saying
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import reachable
from web.schemas.correction import PROOFS, REASONS, Correction
from web.sign_in import guard
from web.viewing import viewed

blueprint = Blueprint("correcting", __name__, url_prefix="/people")
PAGE = "people/correct.html"
TAKEN = (
    "This Social Security number belongs to somebody else who is known. Check the card. If it is theirs, put the "
    "other person right first."
)
MEANWHILE = (
    "Somebody put this person right after you opened the page. Compare with what is on record now, and look again."
)
SAME = "Nothing is different from what is on record."


@blueprint.route("/<int:person_id>/correct", methods=["GET", "POST"])
@requires("person", "correct")
def correct(person_id: int) -> ResponseReturnValue:
    """What is on record, what is right, why; pressed once to see what follows, and once more to do it."""
    person = reachable(Person, person_id)
    viewed(person.id, "person correct")
    if request.method == "GET":
        start = {name: getattr(person, name) for name in (*correcting.TEXTS, "birth_date")}
        return _page(person, blank(Correction(), start))
    form = sent(Correction())
    if not form.ok:
        return again(PAGE, form, person=person, stamp=correcting.stamp(person), follows=None)
    database.session().refresh(person, with_for_update=True)
    if correcting.done_before(database.session(), saying.form_key()):
        flash(saying.ALREADY_DONE, "info")
        return redirect(_back(person), 303)
    told = _told(form)
    _judge(form, person, told)
    if not form.ok:
        return again(PAGE, form, person=person, stamp=correcting.stamp(person), follows=None)
    if form.data.get("sure") != _word_of(told):
        return _page(person, form, told)
    return _do(person, told, form)


def _do(person: Person, told: Told, form: Form) -> ResponseReturnValue:
    """Write it; the enrollment, if one goes on, is told to have it verified anew."""
    why = Why(
        guard.the_staff().staff_id,
        now(),
        saying.form_key(),
        form.data["reason"],
        form.data["proof"],
        form.data.get("note"),
    )
    try:
        with database.session().begin_nested():
            row = correcting.correct(database.session(), person, told, why)
    except IntegrityError:  # another person got the number between the look and the writing
        form.refuse(TAKEN, "ssn")
        return again(PAGE, form, person=person, stamp=correcting.stamp(person), follows=None)
    enrollment = correcting.enrollment_going_on(database.session(), person.id)
    if enrollment is None:
        flash("It is put right, and written down below.", "success")
        return redirect(_back(person), 303)
    about = Subject("enrollment", enrollment.id)
    outcome = saying.tell("correct_identity", about, {"correction_id": row.id})
    return saying.answer(outcome, _back(person), "It is put right. The partners are asked anew about the enrollment.")


def _judge(form: Form, person: Person, told: Told) -> None:
    if form.data.get("seen") != correcting.stamp(person):
        form.refuse(MEANWHILE)
    elif not correcting.changes(person, told):
        form.refuse(SAME)
    elif told.ssn and correcting.held_by_another(database.session(), person, told.ssn):
        form.refuse(TAKEN, "ssn")


def _told(form: Form) -> Told:
    names = (*correcting.TEXTS, "birth_date", "ssn")
    return Told(**{name: form.data.get(name) for name in names}, ssn_away=bool(form.data.get("ssn_away")))


def _word_of(told: Told) -> str:
    """Stands for exactly what was looked at; typed otherwise since, it is looked at once more."""
    names = (told.first_name, told.middle_name or "", told.last_name, told.birth_date.isoformat())
    return secrets.blind_index("\n".join((*names, told.ssn or "", str(told.ssn_away)))).hex()


def _page(person: Person, form: Form, told: Told | None = None) -> str:
    follows = None
    if told is not None:
        follows = {
            "told": told,
            "word": _word_of(told),
            "changed": correcting.changes(person, told),
            "applications": len(correcting.going_on(database.session(), person.id)),
            "enrollment": correcting.enrollment_going_on(database.session(), person.id),
        }
    return render_template(PAGE, form=form, person=person, stamp=correcting.stamp(person), follows=follows)


def _back(person: Person) -> str:
    return url_for("people.person", person_id=person.id)


@blueprint.app_template_filter("correction_reason")
def reason_in_words(reason: str) -> str:
    """Why something was put right."""
    return REASONS[reason]


@blueprint.app_template_filter("correction_proof")
def proof_in_words(proof: str) -> str:
    """The paper that was seen."""
    return PROOFS[proof]
