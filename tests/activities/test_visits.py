"""The home visit: planned, moved, missed, done."""

import datetime as dt

from records.eligibility import HomeVisit
from tests.activities.office import Intake


def plan(intake: Intake, day: int) -> dict[str, str]:
    return {"starts_at": intake.on(day, 9).isoformat(), "place": "home"}


def test_a_visit_is_planned_moved_and_made(intake: Intake) -> None:
    intake.clear()
    planned = intake.tell("schedule_visit", intake.office.carla, plan(intake, 3))
    moved = intake.tell("move_visit", intake.office.carla, {**plan(intake, 4), "reason": "Applicant has a doctor"})
    assert (planned.outcome, moved.outcome, moved.standing) == ("scheduled", "moved", "scheduled")
    assert moved.visit_id != planned.visit_id
    done = intake.tell("complete_visit", intake.office.carla, {"note": "Daughter was there"}, intake.on(4))
    assert (done.outcome, done.standing) == ("done", "done")
    first, second = intake.rows(HomeVisit)
    assert (first.status, second.status, second.replaces_id) == ("moved", "done", first.id)


def test_the_third_visit_that_the_applicant_misses_is_one_too_many_but_ours_do_not_count(intake: Intake) -> None:
    intake.clear()
    standings = []
    for day, reason in enumerate(("applicant_absent", "staff", "refused", "applicant_absent")):
        intake.tell("schedule_visit", intake.office.carla, plan(intake, day))
        standings.append(intake.tell("miss_visit", intake.office.carla, {"reason": reason}).standing)
    assert standings == ["missed", "missed", "missed", "missed_too_often"]


def test_a_second_plan_beside_a_first_is_refused(intake: Intake) -> None:
    intake.clear()
    first = intake.tell("schedule_visit", intake.office.carla, plan(intake, 3))
    again = intake.tell("schedule_visit", intake.office.carla, plan(intake, 5))
    assert (again.outcome, again.visit_id) == ("refused", first.visit_id)


def test_a_visit_planned_for_next_week_was_not_made_today(intake: Intake) -> None:
    intake.clear()
    intake.tell("schedule_visit", intake.office.carla, plan(intake, 7))
    assert intake.tell("complete_visit", intake.office.carla, {}, intake.on(0, 11)).outcome == "refused"
    assert intake.row(HomeVisit).status == "scheduled"


def test_a_visit_keeps_the_instant_it_was_planned_for(intake: Intake) -> None:
    intake.clear()
    intake.tell("schedule_visit", intake.office.carla, plan(intake, 3))
    assert intake.row(HomeVisit).starts_at == dt.datetime(2026, 3, 5, 17, 0, tzinfo=dt.UTC)
