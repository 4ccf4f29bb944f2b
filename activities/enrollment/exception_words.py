"""A supervisor's recommendation on a general exception, and the state's decision (W&I 12305.87)."""

from activities import submissions
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment import status_clocks
from activities.enrollment.approving import must_be_allowed
from activities.enrollment.exception_facts import QUESTION, facts_of, happened
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.background import ExceptionRequest
from workflows.steps.enrollment.record import (
    DECIDE_EXCEPTION,
    RECOMMEND_EXCEPTION,
)
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

LETTERS = {"granted": Letter.EXCEPTION_GRANTED, "denied": Letter.EXCEPTION_DENIED}


@step(RECOMMEND_EXCEPTION, refuse=as_it_stands)
def recommend_exception(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The county's supervisor sends it to the state with a word of their own, or back to the worker."""
    said = submissions.payload(doing, told)
    row = request_of(doing, said.get("exception_id"), "received")
    by, allowed = must_be_allowed(doing, told, "exception_recommendation", row.entered_by_id)
    if not said.get("reason"):
        raise Refused("Write your recommendation. The state, or the worker, reads it.")
    row.recommended_by_id, row.recommended_at, row.recommendation = by, told.at, said["reason"]
    row.outcome = "forwarded" if said["verdict"] == "forward" else "returned"
    happened(doing, told, "exception_recommended", row, allowed)
    return answer(doing, row.outcome, row.id)


@step(DECIDE_EXCEPTION, refuse=as_it_stands)
def decide_exception(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The state grants or denies, by the standard of proof of the day; a denial may be appealed from that day."""
    said = submissions.payload(doing, told)
    row = request_of(doing, said.get("exception_id"), "forwarded")
    by, _allowed = must_be_allowed(doing, told, "exception", row.entered_by_id, row.recommended_by_id)
    if not said.get("reason"):
        raise Refused("Write why, by the standard of proof that applies. The applicant may read it.")
    found = decide(doing, QUESTION, doing.today, facts_of(row))
    row.standard, row.decision_ids = found["standard"], [*row.decision_ids, found.decision_id]
    row.decided_by_id, row.decided_at, row.decision_reason = by, told.at, said["reason"]
    row.outcome = "granted" if said["verdict"] == "grant" else "denied"
    happened(doing, told, "exception_decided", row, found)
    rings = []
    if row.outcome == "denied":
        rings = status_clocks.start_anew(doing, ClockName.APPEAL, doing.today)
    else:
        enrollment_of(doing).background = "excepted"
    return answer(doing, row.outcome, row.id, rings, letters=[LetterDue(LETTERS[row.outcome], row.id)])


def request_of(doing: Doing, exception_id: int | None, waits_as: str) -> ExceptionRequest:
    """A request of this enrollment that waits for this word, locked."""
    found = ExceptionRequest
    row = doing.session.get(found, exception_id, with_for_update={"of": found}) if exception_id else None
    if row is None or row.enrollment_id != doing.subject.id:
        raise Refused("This request does not belong to this enrollment.")
    if row.outcome != waits_as:
        raise Refused("This request does not wait for this any more. Look at the enrollment as it is now.")
    return row
