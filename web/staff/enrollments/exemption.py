"""Exemption 1 or 2 from the weekly limit: what the law proposes is shown while it is typed; the county decides."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from records import assignment_list
from records.assignment_list import Line
from records.clock import county_today
from records.enrollment import Enrollment
from records.timekeeping import Exemption
from rules.answer import Answer
from rules.errors import LawError
from rules.preview import preview as ask_law
from web import database
from web.access import requires
from web.forms import Form, blank, sent
from web.schemas.extra_hours import Circumstances, DecideExemption
from web.staff.enrollments import deciding

blueprint = Blueprint("exemptions", __name__, url_prefix="/enrollments/<int:enrollment_id>/exemption")
QUESTION = "ihss.exemption"
PAGE, PART = "enrollments/exemption.html", "enrollments/exemption_law.html"
FAMILY = ("parent", "grandparent")
OWN = "exemption."
"""Before the fields of the form itself; those of each recipient have their own."""
DONE = {
    "approved": "Approved. The provider's limit is 90 hours a week and 360 a month now; a letter says so.",
    "not_approved": "Refused. A letter says why.",
}


@blueprint.get("")
@requires("enrollment", "move")
def exemption(enrollment_id: int) -> ResponseReturnValue:
    """The form, and the exemptions so far."""
    enrollment = deciding.held(enrollment_id, "exemption")
    served, today = _served(enrollment), county_today()
    rows = {line.assignment.id: blank(Circumstances(), prefix=_prefix(line)) for line in served}
    return _page(
        enrollment, served, blank(DecideExemption(), {"asked_on": today, "starts_on": today}, prefix=OWN), rows
    )


@blueprint.post("/law")
@requires("enrollment", "move")
def law(enrollment_id: int) -> ResponseReturnValue:
    """A part of the page: what the law proposes for what is being typed."""
    enrollment = deciding.held(enrollment_id, "exemption")
    served = _served(enrollment)
    return render_template(PART, said=_law(served, _typed(), _sent_rows(served)))


@blueprint.post("")
@requires("enrollment", "move")
def decide(enrollment_id: int) -> ResponseReturnValue:
    """Say the county's word."""
    enrollment = deciding.held(enrollment_id, "exemption")
    served = _served(enrollment)
    rows = _sent_rows(served)
    form = _typed()

    def page(wrong: Form) -> ResponseReturnValue:
        return _page(enrollment, served, wrong, rows), 422

    more: dict[str, Any] = {"circumstances": [_flags(row) for row in rows.values()]}
    if form.data.get("kind") == "exemption_1":
        more = {"circumstances": []}
    return deciding.say("decide_exemption", enrollment, form, page, DONE, **more)


def _typed() -> Form:
    return sent(DecideExemption(), prefix=OWN)


def _served(enrollment: Enrollment) -> list[Line]:
    """The recipients whom the provider serves, each once."""
    lines = assignment_list.of_enrollment(database.session(), enrollment.id, county_today())
    open_ones = sorted(
        (each for each in lines if each.assignment.status != "ended"), key=lambda each: each.assignment.id
    )
    return list({each.assignment.case_id: each for each in open_ones}.values())


def _prefix(line: Line) -> str:
    return f"of_{line.assignment.id}."


def _sent_rows(served: list[Line]) -> dict[int, Form]:
    return {line.assignment.id: sent(Circumstances(), prefix=_prefix(line)) for line in served}


def _flags(form: Form) -> dict[str, bool]:
    return {name: bool(form.data.get(name)) for name in ("complex_needs", "remote", "language")}


def _law(served: list[Line], form: Form, rows: dict[int, Form]) -> Answer | None:
    """What the law proposes; none while too little is typed."""
    kind, asked_on = form.data.get("kind") or form.typed.get("kind"), form.data.get("asked_on") or county_today()
    if kind not in ("exemption_1", "exemption_2"):
        return None
    facts = {
        "exemption": kind,
        "provider_recipients": len(served),
        "served_by_cutoff": bool(form.typed.get("served_by_cutoff")),
        "all_live_with": all(each.assignment.lives_together for each in served),
        "all_related": all(each.assignment.related_as in FAMILY for each in served),
        "circumstances": [_flags(row) for row in rows.values()] if kind == "exemption_2" else [],
        "others_sought": bool(form.typed.get("others_sought")),
    }
    try:
        return ask_law(QUESTION, asked_on, facts)
    except LawError:
        return None


def _page(enrollment: Enrollment, served: list[Line], form: Form, rows: dict[int, Form]) -> str:
    so_far = database.session().query(Exemption).filter_by(enrollment_id=enrollment.id).order_by(Exemption.id.desc())
    return render_template(
        PAGE,
        enrollment=enrollment,
        form=form,
        served=served,
        rows=rows,
        said=_law(served, form, rows),
        so_far=[(row, deciding.by(row.decided_by_id)) for row in so_far],
    )
