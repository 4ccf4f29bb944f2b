"""A supervisor's word on giving a standing back: never on one's own proposal."""

from activities import submissions, timeline
from activities.doing import Doing, Refused
from activities.enrollment.approving import must_be_allowed
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.background import Reinstatement
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.enrollment.status import REVIEW_REINSTATEMENT
from workflows.steps.step import Told


@step(REVIEW_REINSTATEMENT, refuse=as_it_stands)
def review_reinstatement(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The supervisor agrees, or sends it back with a reason; never to one's own."""
    said = submissions.payload(doing, told)
    row = _waiting(doing, said.get("reinstatement_id"))
    by, allowed = must_be_allowed(doing, told, "reinstatement", row.proposed_by_id)
    if said["verdict"] == "send_back" and not said.get("reason"):
        raise Refused("Write what has to change. The worker reads this sentence.")
    row.reviewed_by_id, row.reviewed_at, row.review_reason = by, told.at, said.get("reason")
    row.outcome = "approved" if said["verdict"] == "approve" else "sent_back"
    timeline.happened(
        doing,
        "reinstatement_reviewed",
        told,
        decision_id=allowed.decision_id,
        reinstatement_id=row.id,
        outcome=row.outcome,
    )
    return answer(doing, row.outcome, row.id)


def _waiting(doing: Doing, reinstatement_id: int | None) -> Reinstatement:
    found = Reinstatement
    row = doing.session.get(found, reinstatement_id, with_for_update={"of": found}) if reinstatement_id else None
    if row is None or row.enrollment_id != doing.subject.id:
        raise Refused("This proposal does not belong to this enrollment.")
    if row.outcome is not None or row.status != enrollment_of(doing).status:
        raise Refused("This proposal is not in review any more. Look at the enrollment as it is now.")
    return row
