"""A provider moves: the new county takes the clearance as it is and asks for nothing a second time (B-1653, B-1059)."""

from activities import clocks, routing, submissions, tasks, timeline
from activities.doing import Doing, Refused
from activities.enrollment.gathering import day_of
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.enrolling import providers_unit
from records.place import County
from records.staff import Staff
from workflows.steps.enrollment import gathering as contract
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told
from workflows.steps.work import TaskKind, TaskRef


@step(contract.MOVE_COUNTY, refuse=as_it_stands)
def move_county(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Another county holds the enrollment from now on; tasks and clocks that are open move along."""
    said = submissions.payload(doing, told)
    row = enrollment_of(doing)
    before, after = row.county_code, said["county_code"]
    moved_on = day_of(doing, said, "moved_on", "The move")
    if doing.session.get(County, after) is None or after == before:
        raise Refused("Choose the county that the provider moves to.")
    _must_be_of_either(doing, told, before, after)
    row.county_code, row.unit_id, row.worker_id = after, providers_unit(doing.session, after), None
    doing.session.flush()
    for clock in clocks.running(doing):
        clock.county_code = after
    for task in tasks.open_tasks(doing):
        ref = TaskRef(TaskKind(task.kind))
        task.county_code, task.unit_id = after, routing.unit_of(doing, ref, task.role)
        task.assignee_id, task.claimed_at = None, None
    timeline.happened(doing, "county_moved", told, before=before, after=after, moved_on=moved_on)
    return answer(doing, "moved")


def _must_be_of_either(doing: Doing, told: Told, before: str, after: str) -> None:
    """Either county may do it; a third has no part in it."""
    by = doing.session.get_one(Staff, told.by).county_code if told.by is not None else None
    if by not in (None, before, after):
        raise Refused("Only the county that holds the enrollment, or the one it moves to, may move it.")
