"""A lost standing given back: a worker proposes, a supervisor of the county agrees (`enrollment.reinstatement`)."""

from activities import submissions, timeline
from activities.deciding import Decided, decide
from activities.doing import Doing, Refused
from activities.enrollment.approving import by_staff
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.background import LOST_BY, Reinstatement
from records.background_view import latest_change, newest
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.enrollment.status import PROPOSE_REINSTATEMENT
from workflows.steps.step import Told


@step(PROPOSE_REINSTATEMENT, refuse=as_it_stands)
def propose_reinstatement(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Ask the law whether this loss may be undone on this ground, in time; then it waits for a supervisor."""
    said = submissions.payload(doing, told)
    enrollment = enrollment_of(doing)
    before = newest(doing.session, Reinstatement, enrollment.id)
    if before is not None and before.outcome is None:
        raise Refused("A proposal waits for the supervisor already. It is looked at first.")
    found = _allowed(doing, said["reason"])
    row = Reinstatement(
        enrollment_id=enrollment.id,
        status=enrollment.status,
        reason=said["reason"],
        explanation=said.get("explanation"),
        proposed_by_id=by_staff(told),
        proposed_at=told.at,
        decision_id=found.decision_id,
    )
    doing.session.add(row)
    doing.session.flush()
    timeline.happened(
        doing,
        "reinstatement_proposed",
        told,
        decision_id=found.decision_id,
        reinstatement_id=row.id,
        reason=row.reason,
    )
    return answer(doing, "proposed", row.id)


def _allowed(doing: Doing, ground: str) -> Decided:
    """The law's word on this loss and this ground. Refuses with its sentence."""
    enrollment = enrollment_of(doing)
    lost = latest_change(doing.session, enrollment.id, enrollment.status)
    if lost is None:
        raise Refused("No standing was lost that could be given back.")
    facts = {"lost_by": LOST_BY.get(lost.cause, lost.cause), "lost_on": lost.since.isoformat(), "ground": ground}
    found = decide(doing, "enrollment.reinstatement", doing.today, facts)
    if not found["allowed"]:
        raise Refused(" ".join(reason.says for reason in found.answer.because))
    return found
