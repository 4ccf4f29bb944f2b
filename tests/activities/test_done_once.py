"""A step has its effect once: tried again, killed between, or done by two workers at the same moment."""

import threading
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from activities import timeline
from activities.database import transaction
from activities.step import DOERS, as_activity
from records.access_log import AccessLog
from records.activity_log import ActivityLog
from records.base import Base
from records.clocks import Clock
from records.decision import Decision
from records.event import Event
from records.task import Task
from tests.activities.office import Intake
from workflows.steps.step import About, Told
from workflows.steps.work import Arrange, Stage, TaskKind, TaskRef


def counted() -> dict[str, int]:
    """How many rows each table has."""
    with transaction() as session:
        tables = Base.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def test_a_step_done_twice_leaves_what_it_left_the_first_time(intake: Intake) -> None:
    intake.clear()
    order = intake.say("issue_certification", intake.office.carla, {"issued_on": "2026-03-02", "issued_how": "mail"})
    first = intake.do("issue_certification", order, "run-a/7")
    after = counted()
    assert intake.do("issue_certification", order, "run-a/7") == first
    assert counted() == after


def test_what_was_told_is_done_once_even_in_a_new_run_of_its_workflow(intake: Intake) -> None:
    intake.clear()
    order = intake.say("issue_certification", intake.office.carla, {"issued_on": "2026-03-02", "issued_how": "mail"})
    first = intake.do("issue_certification", order, "run-a/7")
    assert intake.do("issue_certification", order, "run-b/1") == first
    assert len(intake.rows(Clock)) == 1


def test_a_step_killed_before_its_commit_leaves_nothing_and_is_done_whole_the_next_time(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counted()
    with monkeypatch.context() as patch:
        patch.setattr(timeline, "Event", lambda **_: (_ for _ in ()).throw(OperationalError("", {}, Exception())))
        with pytest.raises(OperationalError):
            intake.do("begin_intake", About(intake.id, intake.at), "run/1")
    assert counted() == before
    intake.do("begin_intake", About(intake.id, intake.at), "run/1")
    assert [clock.question for clock in intake.rows(Clock)] == ["deadline.application_yardstick"]


def test_two_workers_that_do_one_step_at_once_have_one_effect(intake: Intake) -> None:
    order = Arrange(intake.id, intake.at, None, Stage.CLEARANCE, opened=[TaskRef(TaskKind.CLEAR_PERSON)])
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(intake.do("arrange_work", order, "run/3"))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert len({answer.changed for answer in answers}) == 1
    assert len(intake.rows(Task)) == 1


def test_a_refusal_is_kept_with_its_sentence_and_undoes_everything_but_what_the_law_was_asked(intake: Intake) -> None:
    intake.ready()
    early = intake.say("propose", intake.office.carla, {"kind": "approve", "starts_on": "2026-01-01"})
    events, decisions = len(intake.rows(Event)), len(intake.rows(Decision))
    assert intake.do("propose", early).outcome == "refused"
    said = intake.submission(early)
    assert said.outcome == "refused"
    assert "cannot begin before March 2, 2026" in (said.sentence or "")
    assert len(intake.rows(Event)) == events
    assert len(intake.rows(Decision)) == decisions + 1


def test_a_fault_goes_out_without_the_words_of_the_database(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Marisol Quintero 12 Elm St")

    monkeypatch.setattr(timeline, "Event", broken)
    attempt = as_activity(DOERS["begin_intake"])
    with pytest.raises(ApplicationError) as raised:
        ActivityEnvironment().run(attempt, About(intake.id, intake.at))
    assert "Quintero" not in str(raised.value)
    assert raised.value.type == "ValueError"
    assert raised.value.__cause__ is None
    assert not raised.value.non_retryable


def test_a_submission_that_does_not_exist_is_not_tried_again(intake: Intake) -> None:
    attempt = as_activity(DOERS["clear_person"])
    with pytest.raises(ApplicationError) as raised:
        ActivityEnvironment().run(attempt, Told(intake.id, 999_999, 1, intake.at))
    assert raised.value.non_retryable


def test_every_done_step_is_in_the_log_with_its_answer(intake: Intake) -> None:
    intake.clear()
    with transaction() as session:
        done = session.scalars(select(ActivityLog)).all()
    assert [(each.kind, each.result) for each in done] == [("clear_person", {"outcome": "cleared"})]


def test_somebody_reading_an_application_holds_no_step_up(intake: Intake) -> None:
    with transaction() as reading:
        told = {"staff_id": intake.office.ines, "application_id": intake.id, "what": "application", "at": intake.at}
        reading.add(AccessLog(**told))
        reading.flush()
        intake.do("begin_intake", About(intake.id, intake.at), "run/1")
    assert [clock.question for clock in intake.rows(Clock)] == ["deadline.application_yardstick"]
