"""Person clearance: the applicant beside each candidate, the clerk's answer, the supervisor's ruling."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.application import Application, Clearance
from records.clock import county_today
from records.person import Person
from records.person_match import described
from records.person_search import candidates, cases_of, open_applications
from records.staff import Staff
from web import database, saying
from web.access import may, requires
from web.forms import Form, again, blank, sent
from web.schemas.clearance import ASK, NEEDS_BIRTH, NEW, Clear, Rule, payload_of
from web.sign_in import guard
from web.staff.applications.reaching import application_in_reach
from web.staff.clearance_suggestion import Candidate, candidate, overall
from web.staff.doubles import visible_ids
from web.viewing import viewed

blueprint = Blueprint("clearance", __name__)
TEMPLATE = "clearance/clearance.html"


@blueprint.get("/applications/<int:application_id>/clearance")
@requires("clearance", "read")
def show(application_id: int) -> ResponseReturnValue:
    """The comparison, with the form that makes sense now: the clerk's, the supervisor's, or none."""
    application = application_in_reach(application_id, "clearance")
    seen = _seen(application)
    return render_template(TEMPLATE, form=_form(seen), **seen)


@blueprint.post("/applications/<int:application_id>/clearance")
@requires("clearance", "decide")
def clear(application_id: int) -> ResponseReturnValue:
    """Say who the applicant is, or ask the supervisor."""
    application = application_in_reach(application_id, "clearance")
    seen = _seen(application)
    form = sent(Clear().offer("who", _options(seen["candidates"], ask=True)))
    return _say("clear_person", application, form, seen, "The answer is recorded.")


@blueprint.post("/applications/<int:application_id>/clearance/ruling")
@requires("clearance", "rule")
def rule(application_id: int) -> ResponseReturnValue:
    """The supervisor rules on who the applicant is."""
    application = application_in_reach(application_id, "clearance")
    seen = _seen(application)
    form = sent(Rule().offer("who", _options(seen["candidates"], ask=False)))
    return _say("rule_on_clearance", application, form, seen, "Your ruling is recorded; the intake goes on.")


def _say(kind: str, application: Application, form: Form, seen: dict[str, Any], done: str) -> ResponseReturnValue:
    born = form.data.get("birth_date")
    if form.data.get("who") == NEW and not (born or application.birth_date):
        form.refuse(NEEDS_BIRTH, "birth_date")
    if not form.ok:
        return again(TEMPLATE, form, **seen)
    outcome = saying.tell(kind, application.subject, payload_of(form.data))
    if outcome.state == "refused":
        return again(TEMPLATE, form.refuse(outcome.sentence), **seen)
    return saying.answer(outcome, url_for("applications.application", application_id=application.id), done)


def _seen(application: Application) -> dict[str, Any]:
    """Everything the page shows."""
    session, today = database.session(), county_today()
    matches = candidates(session, application)
    ids = [match.person.id for match in matches]
    cases, reach = cases_of(session, ids), visible_ids(Person, ids)
    for person_id in ids:
        viewed(person_id, "clearance candidate", application.id)
    compared = [
        candidate(application, match, cases.get(match.person.id), match.person.id in reach, today) for match in matches
    ]
    clearance = session.scalar(select(Clearance).where(Clearance.application_id == application.id))
    running = open_applications(session, described(application), but=application.id)
    suggestion, about, because = overall(compared, today)
    return {
        "application": application,
        "candidates": compared,
        "suggestion": suggestion,
        "about": about,
        "because": because,
        "clearance": clearance,
        "asked_by": _staff(clearance.asked_by_id if clearance else None),
        "cleared_by": _staff(clearance.cleared_by_id if clearance else None),
        "running": [each for each in running if each.id in visible_ids(Application, [each.id for each in running])],
        "turn": _turn(application, clearance),
    }


def _staff(staff_id: int | None) -> Staff | None:
    return database.session().get(Staff, staff_id) if staff_id else None


def _turn(application: Application, clearance: Clearance | None) -> str:
    """Whose turn it is: nobody's (cleared, ended), the clerk's, the supervisor's, or another supervisor's."""
    if application.person_id is not None or application.ended_on is not None:
        return "over"
    if clearance is None or clearance.asked_by_id is None:
        return "clerk" if may("clearance", "decide") else "waiting"
    if not may("clearance", "rule"):
        return "waiting"
    return "another" if clearance.asked_by_id == guard.the_staff().staff_id else "supervisor"


def _form(seen: dict[str, Any]) -> Form | None:
    """The form for whoever's turn it is, with the rules' suggestion marked beforehand."""
    if seen["turn"] not in ("clerk", "supervisor"):
        return None
    about = seen["about"]
    marked = {"new_person": NEW, "ask_supervisor": ASK}.get(seen["suggestion"])
    chosen = f"p{about.match.person.id}" if seen["suggestion"] == "same_person" and about else marked
    if seen["turn"] == "clerk":
        return blank(Clear().offer("who", _options(seen["candidates"], ask=True)), {"who": chosen})
    start = {"who": chosen} if chosen != ASK else {}
    return blank(Rule().offer("who", _options(seen["candidates"], ask=False)), start)


def _options(shown: list[Candidate], *, ask: bool) -> list[tuple[str, str]]:
    same = [
        (f"p{each.match.person.id}", f"The same person as {place}: {each.name}")
        for place, each in enumerate(shown, start=1)
    ]
    rest = [(NEW, "A new person")] + ([(ASK, "I am not sure: ask the supervisor")] if ask else [])
    return same + rest
