"""What is told of a waiver: to the timeline, to the recipient, to the assignment that rests on it."""

from typing import Any

from activities import timeline
from activities.doing import Doing
from activities.enrollment import telling_assignments
from activities.enrollment.standing import answer, enrollment_of
from records.background import Waiver
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

LETTERS = {"accepted": Letter.WAIVER_ACCEPTED, "refused": Letter.WAIVER_REFUSED}


WORDS = {"refused": "turned_down"}
"""How the answer calls a waiver that is not taken; `refused` is what nothing came of."""


def answered(doing: Doing, row: Waiver) -> EnrollmentAnswer:
    """The recipient gets a letter either way. Where the standing does not change by it, the assignment is told here."""
    status = enrollment_of(doing).status
    if row.outcome == "accepted" and status == "enrolled_by_waiver":
        key = f"waiver-{row.id}-accepted"
        telling_assignments.tell_one(doing, row.case_id, status, "waiver", doing.today.isoformat(), key)
    letters = [LetterDue(LETTERS[row.outcome], row.id)] if row.outcome in LETTERS else []
    return answer(doing, WORDS.get(row.outcome, row.outcome), row.id, letters=letters)


def happened(doing: Doing, told: Told, kind: str, row: Waiver, **more: Any) -> None:
    timeline.happened(doing, kind, told, decision_id=row.decision_id, waiver_id=row.id, outcome=row.outcome, **more)
