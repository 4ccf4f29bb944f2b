"""What the rules suggest about each candidate, and about the applicant as a whole. A person decides."""

import datetime as dt
from dataclasses import dataclass

from records.application import Application
from records.care_case import Case
from records.person_comparison import Point, side_by_side
from records.person_match import Match, clearance_facts
from rules.answer import Reason
from rules.preview import preview

NOBODY = {
    name: False
    for name in (
        "ssn_match",
        "cin_match",
        "name_birth_match",
        "name_phonetic_match",
        "ssn_conflict",
        "other_county",
    )
}
ENDED = {"denied", "terminated", "application_withdrawn"}


@dataclass(frozen=True)
class Candidate:
    """Somebody the applicant may be, compared point by point, with the suggestion of the rules and its reasons."""

    match: Match
    case: Case | None
    points: list[Point]
    suggestion: str
    because: tuple[Reason, ...]
    in_reach: bool

    @property
    def name(self) -> str:
        """The candidate's name."""
        return self.match.person.full_name


def candidate(application: Application, match: Match, case: Case | None, in_reach: bool, on: dt.date) -> Candidate:
    """One candidate with the law's suggestion for the day."""
    elsewhere = case is not None and case.county_code != application.county_code and case.status not in ENDED
    suggestion, because = ask(clearance_facts(match, other_county=elsewhere), on)
    points = side_by_side(application, match, whole=in_reach)
    return Candidate(match, case, points, suggestion, because, in_reach)


def ask(facts: dict[str, bool], on: dt.date) -> tuple[str, tuple[Reason, ...]]:
    """The suggestion of `intake.clearance` and why."""
    answer = preview("intake.clearance", on, facts)
    if answer.answer is None:
        raise LookupError(f"intake.clearance lacks {', '.join(answer.needs)}.")
    return str(answer.answer["suggestion"]), answer.because


def overall(candidates: list[Candidate], on: dt.date) -> tuple[str, Candidate | None, tuple[Reason, ...]]:
    """The suggestion for the applicant: one person who is the same; a doubt about any; or somebody new."""
    same = [each for each in candidates if each.suggestion == "same_person"]
    if len(same) == 1:
        return "same_person", same[0], same[0].because
    doubt = next((each for each in candidates if each.suggestion == "ask_supervisor"), None)
    if same or doubt:
        about = same[0] if same else doubt
        return "ask_supervisor", about, about.because if about else ()
    return "new_person", None, ask(NOBODY, on)[1]
