"""A person: roles, applications, cases; and the numbers that are shown only when asked for, which is written down."""

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import selectinload

from records import person_view, secrets
from records.application import Application
from records.care_case import Case
from records.enrollment import Enrollment
from records.person import Person
from web import database
from web.access import requires
from web.reach import reachable, within
from web.viewing import viewed

blueprint = Blueprint("people", __name__, url_prefix="/people")
NUMBERED: dict[str, type[Any]] = {"person": Person, "application": Application, "enrollment": Enrollment}
"""What a Social Security number stands on."""


@blueprint.get("/<int:person_id>")
@requires("person", "read")
def person(person_id: int) -> ResponseReturnValue:
    """All that is known about a person, as far as the reader may see it."""
    one = reachable(Person, person_id, selectinload(Person.roles))
    viewed(one.id, "person")
    mine = within()
    return render_template(
        "people/person.html",
        seen=person_view.see(database.session(), one, mine(Application), mine(Case), mine(Enrollment)),
        person=one,
    )


@blueprint.post("/numbers/<any(person, application, enrollment):of>/<int:row_id>")
@requires("person", "read")
def reveal(of: str, row_id: int) -> ResponseReturnValue:
    """Show a Social Security number; who asked, and about whom, is written down."""
    row: Person | Application | Enrollment = reachable(NUMBERED[of], row_id)
    cipher = row.ssn_cipher
    if isinstance(row, Person):
        viewed(row.id, "ssn")
    else:
        viewed(row.person_id, "ssn", **row.subject.columns)
        kin = database.session().get(Person, row.person_id) if row.person_id else None
        cipher = kin.ssn_cipher if kin and kin.ssn_cipher else cipher
    if cipher is None:
        abort(404)
    template = "people/number_shown.html" if "HX-Request" in request.headers else "people/number_page.html"
    return render_template(template, number=secrets.unseal(cipher), row=row, of=of)


@blueprint.app_template_filter("last_four")
def last_four(cipher: bytes) -> str:
    """A sealed number with all but its last four digits hidden."""
    return f"•••-••-{secrets.unseal(cipher)[-4:]}"
