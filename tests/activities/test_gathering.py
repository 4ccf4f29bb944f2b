"""Getting enrolled: the four steps in any order, each on the day it was done (W&I 12301.24)."""

import datetime as dt

import pytest

from records.clocks import Clock
from records.enrollment import Enrollment
from records.event import Event
from tests.activities.applicants import Applicant, people
from tests.activities.office import MONDAY


def test_nothing_runs_before_the_first_step_or_a_designation(applicant: Applicant) -> None:
    begun = applicant.about("begin_enrollment")
    assert (begun.outcome, begun.standing.next, begun.rings) == ("begun", "wait", [])
    assert not applicant.rows(Clock)


@pytest.mark.parametrize(
    "order", [("hand_in", "attend", "sign", "fingerprint"), ("sign", "fingerprint", "attend", "hand_in")]
)
def test_the_four_steps_may_come_in_any_order(applicant: Applicant, order: tuple[str, ...]) -> None:
    for name in order:
        getattr(applicant, name)()
    applicant.check()
    last = applicant.background()
    assert last.standing.next == "enroll"
    assert all((last.standing.application, last.standing.fingerprints, last.standing.orientation))


def test_the_form_makes_the_person_and_starts_ninety_days_on_the_day_it_came(applicant: Applicant) -> None:
    received = applicant.hand_in(0, applicant.on(3))
    (person,) = people()
    assert applicant.row.person_id == person.id
    assert (person.last_name, person.ssn_index) == ("Delgado", applicant.row.ssn_index)
    (ring,) = received.rings
    assert ring.name == "finish"
    assert ring.clock.due_on == MONDAY.date() + dt.timedelta(days=90)
    assert ring.remind_at is not None
    assert ring.remind_at < ring.clock.expires_at


def test_a_step_that_has_not_happened_yet_is_refused(applicant: Applicant) -> None:
    assert "not come yet" in applicant.refused(
        "sign_agreement", applicant.office.carla, {"signed_on": applicant.day(1)}
    )
    assert applicant.row.agreement_signed_on is None


def test_the_timeline_tells_ids_days_and_words_only(applicant: Applicant) -> None:
    applicant.gather()
    for event in applicant.rows(Event):
        assert "Delgado" not in str(event.params)
        assert "219099998" not in str(event.params)


def test_no_enrollment_row_is_touched_by_a_refusal(applicant: Applicant) -> None:
    before = applicant.row
    applicant.refused("sign_agreement", applicant.office.carla, {"signed_on": applicant.day(9)})
    after: Enrollment = applicant.row
    assert (before.agreement_signed_on, before.starts_on) == (after.agreement_signed_on, after.starts_on)


def test_a_caseworker_who_takes_the_form_carries_the_enrollment_from_then_on(applicant: Applicant) -> None:
    assert applicant.row.worker_id is None
    applicant.hand_in(0, applicant.on(3))
    assert applicant.row.worker_id == applicant.office.carla
