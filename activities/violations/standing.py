"""Where a violation stands, and its moves: only those that the declaration has (workflows/violation/statuses.py)."""

from activities import timeline
from activities.doing import Doing
from activities.violations.clock_rows import stop_others
from records.clocks import Clock
from records.enrollment import Enrollment
from records.violation import Violation
from workflows.steps.letters import LetterDue
from workflows.steps.step import AboutClock, Told
from workflows.steps.violation import Cause, Ring, ViolationAnswer, ViolationStatus
from workflows.violation.statuses import declared

END_REASONS = {
    Cause.DISMISSED: "dismissed",
    Cause.OVERTURNED: "overturned",
    Cause.STATE_OVERTURNED: "overturned_by_state",
    Cause.TRAINED: "training",
    Cause.CLEAN_YEAR: "clean_year",
    Cause.COUNTED_OUT: "counted_out",
}


def violation_of(doing: Doing) -> Violation:
    """The violation that the step is about."""
    return doing.session.get_one(Violation, doing.subject.id)


def enrollment_of(doing: Doing) -> Enrollment:
    """The enrollment of the provider whose violation it is."""
    return violation_of(doing).enrollment


def answer(
    doing: Doing, outcome: str, rings: list[Ring] | None = None, letters: list[LetterDue] | None = None
) -> ViolationAnswer:
    """What came of it, with the standing as it is now."""
    return ViolationAnswer(outcome, ViolationStatus(violation_of(doing).status), rings or [], letters or [])


def as_it_stands(doing: Doing, told: Told) -> ViolationAnswer:
    """The answer to what was refused."""
    return answer(doing, "refused")


def overtaken(doing: Doing, about: AboutClock) -> bool:
    """Whether what a clock waited for has come meanwhile."""
    return doing.session.get_one(Clock, about.clock_id).outcome is not None


def move(doing: Doing, cause: Cause, to: ViolationStatus, told: Told | None = None) -> None:
    """Take the new standing; clocks that do not run in it are stopped. An undeclared move is a fault."""
    row = violation_of(doing)
    before = ViolationStatus(row.status)
    if not declared(before, cause, to):
        raise LookupError(f"No violation goes from {before} to {to} by {cause}. See workflows/violation/statuses.py.")
    row.status, row.touched_at = to.value, doing.at
    if to is ViolationStatus.ENDED:
        row.ended_on, row.end_reason = doing.today, END_REASONS[cause]
    doing.session.flush()
    stop_others(doing, to)
    timeline.happened(doing, "violation_moved", told, before=before, to=to, cause=cause)
