"""Tasks: who gets them, by when, and how they end."""

import datetime as dt

import pytest

from activities.database import transaction
from activities.due_days import PROGRAMME_OF, business_days_after
from activities.policy import policy_of
from records.application import Application
from records.clocks import Clock
from records.decision import Proposal
from records.staff import Staff
from records.task import Task
from tests.activities.office import Intake
from workflows.steps.task_roles import ROLES
from workflows.steps.work import Arrange, Stage, TaskKind, TaskRef


def arrange(intake: Intake, stage: Stage = Stage.GATHERING, **refs: list[TaskRef]) -> int:
    arranged = intake.do("arrange_work", Arrange(intake.id, intake.at, intake.office.carla, stage, **refs))
    return int(arranged.changed)


def give_to_carla(intake: Intake) -> None:
    with transaction() as session:
        session.get_one(Application, intake.id).worker_id = intake.office.carla


def test_a_task_waits_in_the_units_list_until_somebody_claims_it(intake: Intake) -> None:
    arrange(intake, Stage.CLEARANCE, opened=[TaskRef(TaskKind.CLEAR_PERSON)])
    task = intake.row(Task)
    assert (task.role, task.assignee_id, task.unit_id) == ("intake_clerk", None, intake.office.units["intake"])
    assert (task.due_on, task.priority, task.state) == (dt.date(2026, 3, 4), 2, "open")


def test_a_task_waits_where_somebody_may_do_it_when_the_applications_unit_has_nobody(intake: Intake) -> None:
    arrange(intake, Stage.CLEARANCE, opened=[TaskRef(TaskKind.RULE_ON_CLEARANCE)])
    assert intake.row(Task).unit_id == intake.office.units["north"], "the intake unit has no supervisor of its own"


def test_casework_goes_to_the_applications_worker_and_to_the_stand_in_while_she_is_out(intake: Intake) -> None:
    give_to_carla(intake)
    arrange(intake, opened=[TaskRef(TaskKind.SCHEDULE_VISIT)])
    assert intake.row(Task).assignee_id == intake.office.carla
    with transaction() as session:
        carla = session.get_one(Staff, intake.office.carla)
        carla.out_from, carla.out_until = intake.at.date(), intake.at.date() + dt.timedelta(days=9)
        carla.redirect_to_id = intake.office.cody
    arrange(intake, opened=[TaskRef(TaskKind.ISSUE_CERTIFICATION)])
    assert intake.row(Task, Task.kind == "issue_certification").assignee_id == intake.office.cody


def test_a_proposal_sent_back_returns_to_the_one_who_made_it(intake: Intake) -> None:
    intake.ready()
    with transaction() as session:
        row = Proposal(
            application_id=intake.id,
            kind="approve",
            proposed_by_id=intake.office.cody,
            proposed_at=intake.at,
            needs_review=True,
        )
        session.add(row)
        session.flush()
        proposal_id = row.id
    give_to_carla(intake)
    arrange(intake, Stage.PROPOSAL, opened=[TaskRef(TaskKind.REVISE_PROPOSAL, proposal_id)])
    task = intake.row(Task)
    assert (task.assignee_id, task.params) == (intake.office.cody, {"proposal_id": proposal_id})


def test_what_was_done_is_done_by_its_doer_and_what_lost_its_cause_closes(intake: Intake) -> None:
    arrange(intake, opened=[TaskRef(TaskKind.SCHEDULE_VISIT), TaskRef(TaskKind.ISSUE_CERTIFICATION)])
    changed = arrange(intake, done=[TaskRef(TaskKind.SCHEDULE_VISIT)], closed=[TaskRef(TaskKind.ISSUE_CERTIFICATION)])
    assert changed == 2
    done, closed = intake.rows(Task)
    assert (done.state, done.ended_by_id) == ("done", intake.office.carla)
    assert (closed.state, closed.ended_by_id) == ("closed", None)


def test_the_form_is_asked_after_ten_days_before_its_last_day(intake: Intake) -> None:
    intake.clear()
    intake.issue()
    clock = intake.row(Clock)
    arrange(intake, opened=[TaskRef(TaskKind.FOLLOW_CERTIFICATION, clock.id)])
    assert intake.row(Task).due_on == clock.due_on - dt.timedelta(days=10)


OF_A_ROW = (TaskKind.HOLD_VISIT, TaskKind.FOLLOW_CERTIFICATION, TaskKind.FOLLOW_ENROLLMENT)


def test_every_kind_of_task_has_a_role_and_a_due_day(intake: Intake) -> None:
    arrange(intake, opened=[TaskRef(TaskKind(kind)) for kind in days_of("intake")])
    assert all(task.due_on > intake.at.date() for task in intake.rows(Task))
    of_a_process = [kind for name in set(PROGRAMME_OF.values()) for kind in days_of(name)]
    assert sorted([*of_a_process, *OF_A_ROW]) == sorted(TaskKind)
    assert set(ROLES) == set(TaskKind)


def days_of(programme: str) -> list[str]:
    return list(policy_of(programme, "tasks/business_days", dt.date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-30", 1, "2026-04-01"),  # Cesar Chavez Day
        ("2026-07-02", 1, "2026-07-03"),  # the Fourth of July falls on a Saturday and is not kept on Friday
        ("2026-12-24", 2, "2026-12-29"),
    ],
)
def test_business_days_leave_out_weekends_and_state_holidays(day: str, count: int, due: str) -> None:
    assert business_days_after(dt.date.fromisoformat(day), count) == dt.date.fromisoformat(due)
