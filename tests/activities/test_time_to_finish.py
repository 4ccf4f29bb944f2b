"""Ninety days from the earliest day, 45 more for good cause (ACIN I-30-19)."""

import datetime as dt

from records.clocks import Clock
from tests.activities.applicants import Applicant
from tests.activities.office import MONDAY
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause, ChangeStatus


def clocks_of(applicant: Applicant) -> list[tuple[str, dt.date, dt.date, str | None]]:
    rows: list[Clock] = applicant.rows(Clock)
    return [(each.question, each.starts_on, each.due_on, each.outcome) for each in rows]


def test_an_earlier_day_learned_later_starts_the_time_anew(applicant: Applicant) -> None:
    applicant.tell(
        "attend_orientation",
        applicant.office.carla,
        {"attended_on": applicant.day(10), "how": "online"},
        applicant.on(12),
    )
    earlier = applicant.tell(
        "sign_agreement", applicant.office.carla, {"signed_on": applicant.day(4)}, applicant.on(13)
    )
    assert [(due.day, outcome) for _question, due, _until, outcome in clocks_of(applicant)] == [
        ((MONDAY.date() + dt.timedelta(days=10)).day, "stopped"),
        ((MONDAY.date() + dt.timedelta(days=4)).day, None),
    ]
    assert earlier.rings[0].clock.due_on == MONDAY.date() + dt.timedelta(days=94)


def test_a_later_step_leaves_the_time_as_it_is(applicant: Applicant) -> None:
    applicant.hand_in()
    assert (
        applicant.tell("sign_agreement", applicant.office.carla, {"signed_on": applicant.day(5)}, applicant.on(5)).rings
        == []
    )
    assert len(applicant.rows(Clock)) == 1


def test_good_cause_gives_forty_five_days_more_from_the_same_start(applicant: Applicant) -> None:
    applicant.hand_in()
    said = {"reason": "background_delayed", "explanation": "The answer has not come."}
    longer = applicant.tell("extend_enrollment", applicant.office.carla, said, applicant.on(80))
    assert (longer.outcome, longer.standing.extended) == ("extended", True)
    assert [(due, outcome) for _question, _from, due, outcome in clocks_of(applicant)] == [
        (MONDAY.date() + dt.timedelta(days=90), "extended"),
        (MONDAY.date() + dt.timedelta(days=135), None),
    ]
    assert applicant.refused("extend_enrollment", applicant.office.carla, said)


def test_more_time_needs_a_reason_in_words(applicant: Applicant) -> None:
    applicant.hand_in()
    assert applicant.refused("extend_enrollment", applicant.office.carla, {"reason": "illness", "explanation": ""})
    assert [each[3] for each in clocks_of(applicant)] == [None]


def test_the_clock_that_runs_out_is_missed_once(applicant: Applicant) -> None:
    clock_id = applicant.hand_in().rings[0].clock.clock_id
    assert applicant.rings("enrollment_time_ran_out", clock_id, applicant.on(91)).outcome == "missed"
    assert applicant.rings("enrollment_time_ran_out", clock_id, applicant.on(91)).outcome == "stopped"
    assert [each[3] for each in clocks_of(applicant)] == ["missed"]


def test_a_clock_that_gave_way_to_a_longer_one_changes_nothing(applicant: Applicant) -> None:
    clock_id = applicant.hand_in().rings[0].clock.clock_id
    said = {"reason": "illness", "explanation": "In hospital."}
    applicant.tell("extend_enrollment", applicant.office.carla, said)
    assert applicant.rings("enrollment_time_ran_out", clock_id, applicant.on(91)).outcome == "stopped"


def test_whoever_finishes_in_time_has_met_the_clock(applicant: Applicant) -> None:
    applicant.gather()
    change = ChangeStatus(applicant.id, Status.ENROLLED, Cause.ALL_DONE, applicant.at)
    applicant.do("change_enrollment_status", change)
    outcomes = {question: outcome for question, _from, _due, outcome in clocks_of(applicant)}
    assert outcomes == {"deadline.enrollment": "met", "deadline.enrollment_inactivity": None}
