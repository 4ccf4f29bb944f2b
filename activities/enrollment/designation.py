"""A recipient names a provider (SOC 426A): one form for each provider, one assignment for each pair."""

from typing import Any

from sqlalchemy import select

from activities import submissions, timeline
from activities.doing import Doing, Refused
from activities.enrollment.finishing import time_it
from activities.enrollment.gathering import day_of
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.assignment import Assignment
from records.care_case import CLOSED, Case
from records.enrollment import Enrollment
from records.outbox import post_begin
from workflows.messages import process_id
from workflows.steps.enrollment import gathering as contract
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told

WORKFLOW = "ProviderAssignment"


@step(contract.DESIGNATE, refuse=as_it_stands)
def designate(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The designation begins the time to finish, if nothing began it earlier, and an assignment that waits."""
    said = submissions.payload(doing, told)
    row = enrollment_of(doing)
    designated_on = day_of(doing, said, "designated_on", "The designation")
    case = _case_to_serve(doing, row, said["case_id"])
    assignment = _assignment(doing, row, case, said)
    row.designated_on = min(designated_on, row.designated_on or designated_on)
    timeline.paper(doing, told, "soc_426a", "Recipient's designation of a provider", designated_on)
    timeline.happened(doing, "designated", told, assignment_id=assignment.id, designated_on=designated_on)
    began = {"assignment_id": assignment.id, "at": doing.at.isoformat()}
    post_begin(doing.session, WORKFLOW, process_id("assignment", assignment.id), began)
    return answer(doing, "designated", assignment.id, time_it(doing, row))


def _case_to_serve(doing: Doing, row: Enrollment, case_id: int) -> Case:
    case = doing.session.get(Case, case_id)
    if case is None:
        raise Refused("There is no such case. Choose the recipient's case.")
    if case.status in CLOSED:
        raise Refused("This recipient's case is closed. Nobody can be named for it.")
    if row.person_id is not None and case.person_id == row.person_id:
        raise Refused("Nobody is their own provider. Choose the recipient's case, not the provider's.")
    return case


def _assignment(doing: Doing, row: Enrollment, case: Case, said: dict[str, Any]) -> Assignment:
    """A spell that waits until the provider may work. Hours are set when it starts."""
    held = select(Assignment.id).where(
        Assignment.enrollment_id == row.id, Assignment.case_id == case.id, Assignment.status != "ended"
    )
    if doing.session.scalar(held) is not None:
        raise Refused("This recipient named this provider before, and that assignment has not ended.")
    assignment = Assignment(
        enrollment_id=row.id,
        case_id=case.id,
        county_code=case.county_code,
        status="waiting",
        designated_on=submissions.day(said["designated_on"]),
        related_as=said["relationship"],
        lives_together=bool(said["lives_together"]),
        made_at=doing.at,
    )
    doing.session.add(assignment)
    doing.session.flush()
    return assignment
