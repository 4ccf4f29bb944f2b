"""A decision explained: the question, the day, the facts, the law's figures, the row that fired; and asked again."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.application import Application
from records.assignment import Assignment
from records.care_case import Case
from records.decision import Decision
from records.enrollment import Enrollment
from records.person import Person
from web import database, wording
from web.access import requires
from web.reach import reachable, visible
from web.sign_in import guard
from web.staff import law_words
from web.staff.explaining import explain
from web.staff.replaying import replay
from web.viewing import viewed

blueprint = Blueprint("decisions", __name__, url_prefix="/decisions/<int:decision_id>")


@blueprint.get("")
@requires("decision", "read")
def decision(decision_id: int) -> ResponseReturnValue:
    """How a decision came about."""
    row, about = _seen(decision_id)
    return render_template("decisions/decision.html", row=row, told=explain(row), replayed=None, **about)


@blueprint.get("/replay")
@requires("decision", "replay")
def again(decision_id: int) -> ResponseReturnValue:
    """Ask the law again with the same facts about the same day, and compare."""
    row, about = _seen(decision_id)
    return render_template("decisions/decision.html", row=row, told=explain(row), replayed=replay(row), **about)


def _seen(decision_id: int) -> tuple[Decision, dict[str, object]]:
    session = database.session()
    row = reachable(Decision, decision_id)
    application = session.get(Application, row.application_id) if row.application_id else None
    enrollment = _provider(row)
    case = session.get(Case, row.case_id) if row.case_id else None
    of = application or enrollment or case
    person_id = of.person_id if of else None
    viewed(person_id, "decision", row.application_id, enrollment.id if enrollment else None)
    person = session.get(Person, person_id) if person_id else None
    return row, {"application": application, "enrollment": enrollment, "case": case, "person": person}


def _provider(row: Decision) -> Enrollment | None:
    """The enrollment that a decision is about, by itself or through an assignment, where one may see it."""
    assignment = database.session().get(Assignment, row.assignment_id) if row.assignment_id else None
    enrollment_id = assignment.enrollment_id if assignment else row.enrollment_id
    query = select(Enrollment).where(Enrollment.id == enrollment_id, visible(guard.the_staff(), Enrollment))
    return database.session().scalar(query) if enrollment_id else None


@blueprint.app_template_filter("asks")
def asks(question: str) -> str:
    """A question of the law in words."""
    return law_words.asks(question)


@blueprint.app_template_filter("about")
def about(row: Decision) -> str:
    """What tells one answer to a question from another: what was asked about, else the day it was asked."""
    service = row.facts.get("service") if row.facts else None
    return wording.words(service).lower() if service else wording.moment(row.made_at)
