"""The health care certification (SOC 873): 45 days, 90 for good cause, late or negative answers, two exceptions."""

import datetime as dt

from records.clocks import Clock
from records.decision import Decision
from records.eligibility import Certification
from records.event import Event
from tests.activities.office import Intake
from workflows.steps.step import AboutClock, Readiness

GOOD_CAUSE = {"reason": "hospital", "note": "In hospital since the 9th."}


def issued(intake: Intake) -> Intake:
    intake.clear()
    intake.issue()
    return intake


def test_the_clock_runs_45_days_to_the_end_of_the_last_day_in_california(intake: Intake) -> None:
    intake.clear()
    answer = intake.issue()
    assert answer.outcome == answer.standing == "issued"
    assert answer.clock.due_on == dt.date(2026, 4, 16)
    assert answer.clock.expires_at == dt.datetime(2026, 4, 17, 7, 0, tzinfo=dt.UTC)
    assert intake.row(Clock).cite


def test_a_certification_arriving_on_day_45_is_in_time(intake: Intake) -> None:
    answer = issued(intake).receive(45)
    assert answer.outcome == "accepted"
    assert answer.clock is None
    assert intake.row(Clock).outcome == "met"


def test_a_certification_arriving_on_day_46_is_late(intake: Intake) -> None:
    answer = issued(intake).receive(46)
    assert (answer.outcome, answer.standing, answer.readiness) == ("late", "late", Readiness.DENY)


def test_a_form_that_came_on_day_45_and_is_keyed_on_day_47_is_in_time(intake: Intake) -> None:
    issued(intake)
    clock = intake.row(Clock)
    overdue = intake.do("certification_overdue", AboutClock(intake.id, clock.id, intake.on(46, 0)))
    assert (overdue.outcome, overdue.standing, overdue.readiness) == ("overdue", "overdue", Readiness.DENY)
    assert intake.row(Clock).outcome == "missed"
    said = {
        "received_on": "2026-04-16",
        "form": "soc_873",
        "signer": "Dr. Ngata",
        "signer_profession": "physician",
        "unable_alone": True,
        "at_risk": True,
    }
    late = intake.tell("receive_certification", intake.office.carla, said, intake.on(47))
    assert late.outcome == "accepted"
    assert (intake.row(Clock).outcome, intake.row(Clock).ended_on) == ("met", dt.date(2026, 4, 16))


def test_good_cause_gives_90_days_in_all_once(intake: Intake) -> None:
    issued(intake)
    answer = intake.tell("extend_certification", intake.office.carla, GOOD_CAUSE, intake.on(40))
    assert (answer.outcome, answer.standing) == ("extended", "issued")
    assert answer.clock.due_on == dt.date(2026, 5, 31)
    assert [clock.outcome for clock in intake.rows(Clock)] == ["extended", None]
    again = intake.say("extend_certification", intake.office.carla, GOOD_CAUSE, intake.on(41))
    assert intake.do("extend_certification", again).outcome == "refused"
    assert "once" in (intake.submission(again).sentence or "")


def test_good_cause_found_afterwards_accepts_a_form_that_was_late(intake: Intake) -> None:
    issued(intake).receive(50)
    answer = intake.tell("extend_certification", intake.office.carla, GOOD_CAUSE, intake.on(51))
    assert (answer.outcome, answer.standing, answer.clock) == ("extended", "accepted", None)


def test_good_cause_asked_for_after_90_days_is_refused(intake: Intake) -> None:
    issued(intake)
    answer = intake.tell("extend_certification", intake.office.carla, GOOD_CAUSE, intake.on(91))
    assert answer.outcome == "refused"


def test_a_negative_form_goes_back_to_its_signer_once_and_its_clock_goes_on(intake: Intake) -> None:
    first = issued(intake).receive(10, at_risk=False, return_to_signer=True)
    assert (first.outcome, first.standing) == ("returned", "returned")
    assert first.clock.due_on == dt.date(2026, 4, 16)
    second = intake.receive(20, at_risk=False, return_to_signer=True)
    assert (second.outcome, second.readiness) == ("negative", Readiness.DENY)
    assert intake.row(Certification).outcome == "negative"


def test_a_form_given_twice_is_refused_and_its_clock_stands(intake: Intake) -> None:
    issued(intake)
    again = intake.issue()
    assert (again.outcome, again.standing) == ("refused", "issued")
    assert again.clock.due_on == dt.date(2026, 4, 16)


def test_an_exception_lets_services_be_authorized_before_the_form(intake: Intake) -> None:
    issued(intake)
    intake.grant_medi_cal()
    intake.visit()
    intake.assess()
    answer = intake.tell(
        "claim_certification_exception", intake.office.carla, {"exception": "discharge", "reason": "Home on Friday."}
    )
    assert (answer.exception, answer.readiness) == ("discharge", Readiness.APPROVE_WITH_SUPERVISOR)


def test_what_the_law_said_of_the_form_is_on_record(intake: Intake) -> None:
    issued(intake).receive(46)
    receipt = intake.row(Decision, Decision.question == "intake.certification_receipt")
    assert receipt.answer == {"outcome": "late", "next": "deny"}
    assert receipt.facts["due_on"] == "2026-04-16"


def test_a_form_that_never_came_is_put_to_the_law_when_its_clock_runs_out(intake: Intake) -> None:
    issued(intake)
    intake.do("certification_overdue", AboutClock(intake.id, intake.row(Clock).id, intake.on(46, 0)))
    receipt = intake.row(Decision, Decision.question == "intake.certification_receipt")
    assert receipt.facts["received_on"] is None
    assert receipt.answer == {"outcome": "late", "next": "deny"}
    assert intake.row(Event, Event.kind == "certification_overdue").decision_id == receipt.id


def test_what_is_not_known_yet_is_on_record_once_and_never_becomes_a_denial(intake: Intake) -> None:
    intake.clear()
    assert intake.issue().readiness is Readiness.WAIT
    assert intake.grant_medi_cal().readiness is Readiness.WAIT
    missing = intake.row(Decision, Decision.question == "intake.readiness")
    assert missing.answer is None
    assert {"own_home", "residual_eligible"} <= set(missing.trace["needs"])
