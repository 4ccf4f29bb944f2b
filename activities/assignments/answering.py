"""What a step of an assignment answers: the status as it is now, and everything that somebody still has to do."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from activities.assignments import fitting
from activities.doing import Doing, Refused
from records.assignment import Assignment
from records.extra_hours import undecided
from records.workweek import provider_agreement, recipients_of
from rules.ask import ask
from workflows.steps.assignment import AssignmentAnswer, AssignmentStatus, Needed
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import About, Told

OPEN = ("eligible", "presumptive_eligible")
"""A case that has hours for a provider to work."""


def answer(doing: Doing, row: Assignment, outcome: str, letters: Sequence[LetterDue] = ()) -> AssignmentAnswer:
    """The answer of a step that has done its work."""
    doing.session.flush()
    asked = undecided(doing.session, row.id) if row.status != AssignmentStatus.ENDED else []
    return AssignmentAnswer(outcome, AssignmentStatus(row.status), needed(doing, row), list(letters), asked)


def as_it_stands(doing: Doing, order: Told | About) -> AssignmentAnswer:
    """How things stand after a refusal."""
    return answer(doing, doing.session.get_one(Assignment, order.subject_id), "refused")


def needed(doing: Doing, row: Assignment) -> list[Needed]:
    """Everything an assignment needs from somebody now."""
    if row.status == AssignmentStatus.ENDED:
        return [Needed.ANOTHER_PROVIDER] if _was_the_last(doing, row) else []
    found = [Needed.START] if row.status == AssignmentStatus.READY else []
    if row.status == AssignmentStatus.ACTIVE and not fitting.still_fits(doing, row):
        found.append(Needed.HOURS)
    if row.status in (AssignmentStatus.READY, AssignmentStatus.ACTIVE) and _lacks_agreement(doing, row):
        found.append(Needed.PROVIDER_AGREEMENT)
    return found


def weekly_hours(*assignment_ids: int) -> list[LetterDue]:
    """The weekly-hours notices: one to the recipient, one to each provider named (SOC 2271A, SOC 2271)."""
    to_providers = [LetterDue(Letter.WEEKLY_HOURS_PROVIDER, each) for each in assignment_ids]
    return [LetterDue(Letter.WEEKLY_HOURS_RECIPIENT), *to_providers]


def _lacks_agreement(doing: Doing, row: Assignment) -> bool:
    """Whether the provider's SOC 2255 is due and not there (ACIN I-18-19: two or more recipients)."""
    facts = {
        "provider_recipients": len(recipients_of(doing.session, row, doing.today)),
        "needs_schedule_help": False,
    }
    due = (ask("assignment.agreements", doing.today, facts).answer or {})["provider_agreement_needed"]
    return bool(due) and provider_agreement(doing.session, row, doing.today) is None


def _was_the_last(doing: Doing, row: Assignment) -> bool:
    """Whether the recipient, whose hours go on, has nobody left to work them."""
    if row.starts_on is None or row.case.status not in OPEN:
        return False
    others = select(Assignment.id).where(Assignment.case_id == row.case_id, Assignment.status == "active")
    return doing.session.scalar(others.limit(1)) is None


def not_ahead(doing: Doing, day: dt.date, sentence: str) -> dt.date:
    """A day that may not be in the future. Raises Refused with the sentence."""
    if day > doing.today:
        raise Refused(sentence)
    return day
