"""People whom an applicant may already be, with what the rules suggest about each."""

from typing import Any

from sqlalchemy import select

from activities import known_facts
from activities.doing import Doing
from records.application import Application, Clearance
from records.person_match import Match
from records.person_search import candidates
from rules.ask import ask

QUESTION = "intake.clearance"


def look_for_candidates(doing: Doing, application: Application) -> Clearance:
    """Search once more and keep what is found for the page of clearance. Suggestions decide nothing."""
    found = clearance_of(doing, application.id)
    if found is None:
        found = Clearance(application_id=application.id)
        doing.session.add(found)
    found.candidates = [_shown(doing, application, match) for match in candidates(doing.session, application)]
    doing.session.flush()
    return found


def clearance_of(doing: Doing, application_id: int) -> Clearance | None:
    """The clearance of an application."""
    return doing.session.scalar(select(Clearance).where(Clearance.application_id == application_id))


def _shown(doing: Doing, application: Application, match: Match) -> dict[str, Any]:
    answer = ask(QUESTION, doing.today, known_facts.clearance(doing, application, match))
    return {
        "person_id": match.person.id,
        "matched": match.matched,
        "suggestion": answer.answer["suggestion"] if answer.answer else None,
        "row": answer.because[0].row if answer.because else None,
    }
