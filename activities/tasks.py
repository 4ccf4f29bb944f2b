"""Tasks begin and end with the process: what somebody should do next, for whom, by when."""

from sqlalchemy import select

from activities import due_days, routing
from activities.doing import Doing
from activities.step import step
from records.application import Application
from records.task import Task, unfinished
from workflows.steps.work import ARRANGE_WORK, Arrange, Arranged, TaskKind, TaskRef

ABOUT = {
    TaskKind.FOLLOW_CERTIFICATION: "clock_id",
    TaskKind.APPLICATION_OVERDUE: "clock_id",
    TaskKind.HOLD_VISIT: "visit_id",
    TaskKind.RESCHEDULE_VISIT: "visit_id",
    TaskKind.REVIEW_PROPOSAL: "proposal_id",
    TaskKind.REVISE_PROPOSAL: "proposal_id",
}
"""Which row a task of a kind is about."""

URGENT = (TaskKind.PROPOSE_DENIAL, TaskKind.APPLICATION_OVERDUE, TaskKind.UNTOUCHED_ESCALATION)


@step(ARRANGE_WORK)
def arrange_work(doing: Doing, order: Arrange) -> Arranged:
    """Set the stage; end what was done and what lost its cause; open what comes next."""
    application = doing.session.get_one(Application, order.application_id)
    application.stage = order.stage
    changed = sum(end_tasks(doing, order.application_id, ref, "done", order.by) for ref in order.done)
    changed += sum(end_tasks(doing, order.application_id, ref, "closed", None) for ref in order.closed)
    for ref in order.opened:
        doing.session.add(new_task(doing, application, ref))
    return Arranged(changed + len(order.opened))


def end_tasks(doing: Doing, application_id: int, ref: TaskRef, state: str, by: int | None) -> int:
    """End the unfinished tasks of a kind, and about a row if one is named; the count of those ended."""
    ended = [task for task in open_tasks(doing, application_id) if _is(task, ref)]
    for task in ended:
        task.state, task.ended_at, task.ended_by_id = state, doing.at, by
    return len(ended)


def open_tasks(doing: Doing, application_id: int) -> list[Task]:
    """What is still to do for an application."""
    query = select(Task).where(Task.application_id == application_id, unfinished()).order_by(Task.id)
    return list(doing.session.scalars(query))


def _is(task: Task, ref: TaskRef) -> bool:
    about = ABOUT.get(ref.kind)
    return task.kind == ref.kind and (ref.about is None or about is None or task.params.get(about) == ref.about)


def new_task(doing: Doing, application: Application, ref: TaskRef) -> Task:
    """A task with its role, due day, unit and assignee; one who is out is stood in for."""
    about = ABOUT.get(ref.kind)
    role = routing.ROLES[ref.kind]
    return Task(
        kind=ref.kind.value,
        application_id=application.id,
        case_id=application.case_id,
        county_code=application.county_code,
        unit_id=routing.unit_of(doing, application, role),
        role=role,
        assignee_id=routing.assignee(doing, application, ref),
        priority=1 if ref.kind in URGENT else 2,
        due_on=due_days.due_on(doing, application, ref),
        opened_at=doing.at,
        workflow_id=doing.workflow_id,
        opened_by_step=doing.key(f"{ref.kind}/{ref.about or ''}"),
        params={about: ref.about} if about and ref.about is not None else {},
    )
