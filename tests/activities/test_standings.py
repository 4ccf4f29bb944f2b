"""What follows when a provider's standing changes: history, days, clocks, letters, assignments."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from activities.database import transaction
from records.background import Reinstatement
from records.clocks import Clock
from records.enrollment import Enrollment, EnrollmentStatus
from records.person import PersonRole
from records.submission import Submission
from tests.activities.office import Office
from tests.activities.provider_office import FRAUD, Applicant
from workflows.steps.enrollment.standing import ClockName, Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.letters import Letter

VIOLATION = {"number": 3, "notice_on": "2026-03-01"}


@pytest.fixture
def nadia(office: Office) -> Applicant:
    """Cleared; the standing has not changed yet."""
    return Applicant(office, background="clear")


@pytest.fixture
def enrolled(nadia: Applicant) -> Applicant:
    """Enrolled on 2 March 2026."""
    nadia.becomes(Status.ENROLLED, Cause.ALL_DONE)
    return nadia


def running(nadia: Applicant) -> dict[str, dt.date]:
    """The clocks that run, by question, with their due days."""
    return {row.question: row.due_on for row in nadia.rows(Clock, Clock.outcome.is_(None))}


def test_who_is_enrolled_is_a_provider_from_that_day_paid_from_the_application(nadia: Applicant) -> None:
    changed = nadia.becomes(Status.ENROLLED, Cause.ALL_DONE, nadia.on(20))
    row = nadia.now()
    assert (row.status, row.enrolled_on, row.paid_from) == ("enrolled", dt.date(2026, 3, 22), dt.date(2026, 3, 2))
    assert [due.letter for due in changed.letters] == [Letter.PROVIDER_ENROLLED]
    assert running(nadia) == {"deadline.enrollment_inactivity": dt.date(2027, 3, 22)}
    with transaction() as session:
        assert session.scalars(select(PersonRole.role)).all() == ["provider"]
    history = nadia.row(EnrollmentStatus)
    assert (history.before, history.status, history.cause) == ("pending", "enrolled", "all_done")


def test_a_change_that_is_not_declared_is_a_fault(enrolled: Applicant) -> None:
    with pytest.raises(LookupError, match="from enrolled to lapsed by time_ran_out"):
        enrolled.becomes(Status.LAPSED, Cause.TIME_RAN_OUT)


def test_tier_2_opens_the_ways_out_and_writes_to_both(nadia: Applicant) -> None:
    nadia.notice()
    nadia.denied()
    assert running(nadia) == {
        "deadline.exception_request": dt.date(2026, 4, 16),
        "deadline.enrollment_appeal": dt.date(2026, 5, 1),
    }


def test_tier_1_is_told_to_the_state_for_its_list(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nadia = Applicant(office)
    nadia.notice()
    nadia.convicted(FRAUD)
    changed = nadia.becomes(Status.INELIGIBLE, Cause.TIER_1)
    assert [due.letter for due in changed.letters] == [Letter.PROVIDER_TIER_1, Letter.RECIPIENT_PROVIDER_INELIGIBLE]
    (report,) = (tmp_path / "partners" / "outbox" / "suspended-list").glob("report-*.csv")
    assert "Bell" in report.read_text()
    assert set(running(nadia)) == {"deadline.enrollment_appeal"}


def test_a_later_conviction_tells_every_assignment_that_goes_on(enrolled: Applicant) -> None:
    enrolled.recipient("Ida", status="active")
    enrolled.recipient("Ben", status="ready")
    enrolled.notice("conviction")
    enrolled.convicted(FRAUD)
    enrolled.becomes(Status.INELIGIBLE, Cause.TIER_1, enrolled.on(30))
    with transaction() as session:
        told = session.scalars(select(Submission).where(Submission.kind == "enrollment_changed")).all()
        assert [each.payload for each in told] == [{"status": "ineligible", "cause": "tier_1", "on": "2026-04-01"}] * 2
        assert {each.staff_id for each in told} == {None}


def test_lapsed_rests_for_the_days_in_which_it_may_be_given_back(nadia: Applicant) -> None:
    changed = nadia.becomes(Status.LAPSED, Cause.TIME_RAN_OUT)
    assert [due.letter for due in changed.letters] == [Letter.PROVIDER_INCOMPLETE, Letter.RECIPIENT_PROVIDER_INELIGIBLE]
    assert running(nadia)["deadline.enrollment_reinstatement"] == dt.date(2026, 5, 31)


def test_given_back_the_time_to_finish_runs_anew(nadia: Applicant) -> None:
    office = nadia.office
    nadia.becomes(Status.LAPSED, Cause.TIME_RAN_OUT)
    proposed = nadia.tell(
        "propose_reinstatement", office.cody, {"reason": "good_cause_shown", "explanation": "She was in hospital."}
    )
    review = {"reinstatement_id": proposed.about, "verdict": "approve"}
    for nobody in (office.cody, office.carla, office.yolanda):
        assert nadia.refusal("review_reinstatement", nobody, review)
    assert nadia.tell("review_reinstatement", office.sue, review).outcome == "approved"
    changed = nadia.becomes(Status.PENDING, Cause.REINSTATED, nadia.on(10))
    assert [due.letter for due in changed.letters] == [Letter.PROVIDER_REINSTATED]
    assert running(nadia) == {"deadline.enrollment": dt.date(2026, 6, 10)}
    finish = next(ring for ring in changed.rings if ring.name is ClockName.FINISH)
    assert finish.clock is not None
    assert finish.clock.due_on == dt.date(2026, 6, 10)


def test_a_reinstatement_is_sent_back_with_a_reason_and_a_ground_the_law_does_not_know_is_refused(
    enrolled: Applicant,
) -> None:
    enrolled.becomes(Status.TERMINATED, Cause.NO_PAYROLL_FOR_A_YEAR, enrolled.on(400))
    worker, boss = enrolled.office.carla, enrolled.office.sue
    assert enrolled.refusal("propose_reinstatement", worker, {"reason": "provider_asks"})
    proposed = enrolled.tell("propose_reinstatement", worker, {"reason": "payroll_found"})
    assert enrolled.refusal("propose_reinstatement", worker, {"reason": "payroll_found"})
    review = {"reinstatement_id": proposed.about, "verdict": "send_back"}
    assert "what has to change" in enrolled.refusal("review_reinstatement", boss, review)
    sent_back = enrolled.tell("review_reinstatement", boss, review | {"reason": "Which warrant?"})
    assert sent_back.outcome == "sent_back"
    assert enrolled.row(Reinstatement).outcome == "sent_back"
    late = enrolled.refusal("propose_reinstatement", worker, {"reason": "payroll_found"}, enrolled.on(491))
    assert late
    assert enrolled.tell("propose_reinstatement", worker, {"reason": "payroll_found"}, enrolled.on(490)).about


def test_a_third_violation_suspends_20_days_after_its_notice_for_90_days(enrolled: Applicant) -> None:
    office = enrolled.office
    assert enrolled.refusal("report_violation", office.carla, VIOLATION)
    assert enrolled.tell("report_violation", office.sue, VIOLATION).outcome == "third"
    changed = enrolled.becomes(Status.SUSPENDED, Cause.THIRD_VIOLATION)
    assert enrolled.now().status_since == dt.date(2026, 3, 21)
    (ring,) = (ring for ring in changed.rings if ring.name is ClockName.SUSPENSION)
    assert ring.clock is not None
    assert ring.clock.due_on == dt.date(2026, 6, 19)
    assert ring.clock.expires_at == dt.datetime(2026, 6, 19, 7, tzinfo=dt.UTC)  # that morning she may work again
    over = enrolled.rings("suspension_over", ring.clock.clock_id, ring.clock.expires_at)
    assert over.outcome == "over"
    back = enrolled.becomes(Status.ENROLLED, Cause.SUSPENSION_OVER)
    assert [due.letter for due in back.letters] == [Letter.PROVIDER_REINSTATED]
    assert enrolled.now().paid_from == dt.date(2026, 3, 2)


def test_a_fourth_violation_ends_the_standing(enrolled: Applicant) -> None:
    enrolled.tell("report_violation", enrolled.office.sue, VIOLATION | {"number": 4})
    changed = enrolled.becomes(Status.TERMINATED, Cause.FOURTH_VIOLATION)
    assert [due.letter for due in changed.letters] == [Letter.PROVIDER_TERMINATED, Letter.RECIPIENT_PROVIDER_INELIGIBLE]
    assert enrolled.refusal("report_violation", enrolled.office.sue, VIOLATION | {"number": 2})


def test_a_year_without_pay_ends_it_and_pay_in_between_runs_the_year_anew(enrolled: Applicant) -> None:
    clock = enrolled.row(Clock, Clock.question == "deadline.enrollment_inactivity")
    with transaction() as session:
        session.get_one(Enrollment, enrolled.id).last_paid_on = dt.date(2026, 9, 30)
    looked = enrolled.rings("look_at_payroll", clock.id, enrolled.on(366))
    assert looked.outcome == "active"
    assert [ring.clock.due_on for ring in looked.rings if ring.clock] == [dt.date(2027, 9, 30)]
    later = enrolled.rows(Clock, Clock.outcome.is_(None))[0]
    assert enrolled.rings("look_at_payroll", later.id, enrolled.on(578)).outcome == "inactive"


def test_who_is_enrolled_again_by_an_exception_is_not_paid_for_the_time_in_between(enrolled: Applicant) -> None:
    enrolled.denied()
    with transaction() as session:
        session.get_one(Enrollment, enrolled.id).background = "excepted"
    enrolled.becomes(Status.ENROLLED, Cause.EXCEPTION_GRANTED, enrolled.on(100))
    assert enrolled.now().paid_from == dt.date(2026, 6, 10)


def test_withdrawn_ends_everything_and_a_new_enrollment_may_begin(enrolled: Applicant) -> None:
    enrolled.recipient(status="active")
    assert enrolled.tell("withdraw_enrollment", enrolled.office.carla, {"how": "phone"}).outcome == "withdrawn"
    enrolled.becomes(Status.WITHDRAWN, Cause.WITHDRAWN)
    assert enrolled.ends().outcome == "ended"
    assert not running(enrolled)
    assert enrolled.now().ended_on == dt.date(2026, 3, 2)
