"""Tasks begin and end with the process: what somebody should do next, for whom, by when."""

from sqlalchemy import select

from activities import due_days, routing, subjects
from activities.doing import Doing
from activities.step import step
from records.application import Application
from records.task import Task, unfinished
from workflows.steps.task_roles import ROLES
from workflows.steps.work import (
    ARRANGE_ACCOUNT_REQUEST_WORK,
    ARRANGE_ASSIGNMENT_WORK,
    ARRANGE_ENROLLMENT_WORK,
    ARRANGE_ORGANIZATION_WORK,
    ARRANGE_PAY_RUN_WORK,
    ARRANGE_TIMESHEET_WORK,
    ARRANGE_VIOLATION_WORK,
    ARRANGE_WORK,
    Arrange,
    Arranged,
    ArrangeTasks,
    TaskKind,
    TaskRef,
)

ABOUT = {
    TaskKind.FOLLOW_CERTIFICATION: "clock_id",
    TaskKind.APPLICATION_OVERDUE: "clock_id",
    TaskKind.HOLD_VISIT: "visit_id",
    TaskKind.RESCHEDULE_VISIT: "visit_id",
    TaskKind.REVIEW_PROPOSAL: "proposal_id",
    TaskKind.REVISE_PROPOSAL: "proposal_id",
    TaskKind.FOLLOW_ENROLLMENT: "clock_id",
    TaskKind.REVIEW_WAIVER: "waiver_id",
    TaskKind.DECIDE_EXTRA_HOURS: "extra_hours_id",
    TaskKind.RECOMMEND_EXCEPTION: "exception_id",
    TaskKind.DECIDE_EXCEPTION: "exception_id",
    TaskKind.COMPLETE_EXCEPTION: "exception_id",
    TaskKind.DECIDE_APPEAL: "appeal_id",
    TaskKind.REVIEW_REINSTATEMENT: "reinstatement_id",
    TaskKind.REVISE_REINSTATEMENT: "reinstatement_id",
}
"""Which row a task of a kind is about."""

URGENT = (
    TaskKind.PROPOSE_DENIAL,
    TaskKind.APPLICATION_OVERDUE,
    TaskKind.UNTOUCHED_ESCALATION,
    TaskKind.APPEAL_OVERDUE,
    TaskKind.EVALUATE_RECORD,
    TaskKind.RULE_ON_TIMESHEET,
    TaskKind.VIOLATION_OVERDUE,
    TaskKind.MEND_PAY_RUN,
    TaskKind.ACCOUNT_REQUEST_OVERDUE,
    TaskKind.ORGANIZATION_OVERDUE,
    TaskKind.NAME_LIAISON,
)


@step(ARRANGE_WORK)
def arrange_work(doing: Doing, order: Arrange) -> Arranged:
    """Set the stage; end what was done and what lost its cause; open what comes next."""
    doing.session.get_one(Application, order.subject_id).stage = order.stage
    return _arrange(doing, order)


@step(ARRANGE_ENROLLMENT_WORK)
def arrange_enrollment_work(doing: Doing, order: ArrangeTasks) -> Arranged:
    """The tasks of an enrollment."""
    return _arrange(doing, order)


@step(ARRANGE_ASSIGNMENT_WORK)
def arrange_assignment_work(doing: Doing, order: ArrangeTasks) -> Arranged:
    """The tasks of an assignment."""
    return _arrange(doing, order)


@step(ARRANGE_TIMESHEET_WORK)
def arrange_timesheet_work(doing: Doing, order: ArrangeTasks) -> Arranged:
    """The tasks of a timesheet."""
    return _arrange(doing, order)


@step(ARRANGE_VIOLATION_WORK)
def arrange_violation_work(doing: Doing, order: ArrangeTasks) -> Arranged:
    """The tasks of a violation."""
    return _arrange(doing, order)


@step(ARRANGE_ACCOUNT_REQUEST_WORK)
def arrange_account_request_work(doing: Doing, order: ArrangeTasks) -> Arranged:
    """The tasks of an account request."""
    return _arrange(doing, order)


@step(ARRANGE_ORGANIZATION_WORK)
def arrange_organization_work(doing: Doing, order: ArrangeTasks) -> Arranged:
    """The tasks of an organization."""
    return _arrange(doing, order)


@step(ARRANGE_PAY_RUN_WORK)
def arrange_pay_run_work(doing: Doing, order: ArrangeTasks) -> Arranged:
    """The tasks of a pay run."""
    return _arrange(doing, order)


def _arrange(doing: Doing, order: Arrange | ArrangeTasks) -> Arranged:
    changed = sum(end_tasks(doing, ref, "done", order.by) for ref in order.done)
    changed += sum(end_tasks(doing, ref, "closed", None) for ref in order.closed)
    for ref in order.opened:
        doing.session.add(new_task(doing, ref))
    return Arranged(changed + len(order.opened))


def end_tasks(doing: Doing, ref: TaskRef, state: str, by: int | None) -> int:
    """End the unfinished tasks of a kind, and about a row if one is named; the count of those ended."""
    ended = [task for task in open_tasks(doing) if _is(task, ref)]
    for task in ended:
        task.state, task.ended_at, task.ended_by_id = state, doing.at, by
    return len(ended)


def open_tasks(doing: Doing) -> list[Task]:
    """What is still to do for the step's subject."""
    query = select(Task).where(doing.subject.of(Task), unfinished()).order_by(Task.id)
    return list(doing.session.scalars(query))


def _is(task: Task, ref: TaskRef) -> bool:
    about = ABOUT.get(ref.kind)
    return task.kind == ref.kind and (ref.about is None or about is None or task.params.get(about) == ref.about)


def new_task(doing: Doing, ref: TaskRef) -> Task:
    """A task with its role, due day, unit and assignee; one who is out is stood in for."""
    about = ABOUT.get(ref.kind)
    row = subjects.row_of(doing)
    role = ROLES[ref.kind]
    return Task(
        kind=ref.kind.value,
        **doing.subject.columns,
        case_id=getattr(row, "case_id", None),
        county_code=row.county_code,
        unit_id=routing.unit_of(doing, ref, role),
        role=role,
        assignee_id=routing.assignee(doing, ref),
        priority=1 if ref.kind in URGENT else 2,
        due_on=due_days.due_on(doing, ref),
        opened_at=doing.at,
        workflow_id=doing.workflow_id,
        opened_by_step=doing.key(f"{ref.kind}/{ref.about or ''}"),
        params={about: ref.about} if about and ref.about is not None else {},
    )
