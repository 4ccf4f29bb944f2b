"""Proposals and reviews: what a worker may decide alone, what a supervisor sees, what the law refuses."""

import datetime as dt
from typing import Any

import pytest

from activities.database import transaction
from records.assessment_draft import Line
from records.care_case import Authorization, Case
from records.clocks import Clock
from records.decision import Notice, Proposal
from records.eligibility import Certification
from tests.activities.office import SERVICES, Intake, Office
from workflows.steps.proposal import Decide, NoticeAction, SendNotice
from workflows.steps.step import AboutClock, Readiness

APPROVE = {"kind": "approve", "starts_on": "2026-03-02"}
FOR_NOW = {"kind": "temporary", "starts_on": "2026-03-02", "reason": "She goes home on Friday."}


def propose(intake: Intake, said: dict[str, Any], by: int | None = None) -> Any:
    return intake.tell("propose", by or intake.office.carla, said)


def review(intake: Intake, proposal_id: int, by: int, verdict: str = "approve", **more: Any) -> Any:
    return intake.tell("review", by, {"proposal_id": proposal_id, "verdict": verdict, **more})


def carry_out(intake: Intake, proposal_id: int) -> Any:
    return intake.do("decide", Decide(intake.id, proposal_id, intake.at))


def with_exception(intake: Intake) -> None:
    intake.clear()
    intake.grant_medi_cal()
    intake.issue()
    intake.tell(
        "claim_certification_exception", intake.office.carla, {"exception": "discharge", "reason": "Home on Friday."}
    )
    intake.visit()
    intake.assess()


def test_what_is_still_missing_is_named_and_nothing_is_proposed(intake: Intake) -> None:
    intake.clear()
    answer = propose(intake, APPROVE)
    assert answer.outcome == "needs"
    assert "own_home" in answer.needs
    assert not intake.rows(Proposal)


def test_hours_outside_the_guideline_go_to_a_supervisor_with_the_reason(intake: Intake) -> None:
    intake.clear()
    intake.grant_medi_cal()
    intake.issue()
    intake.receive(5)
    intake.visit()
    intake.assess(Line("bathing", 900, reason="Two helpers are needed."), *SERVICES[1:])
    assert propose(intake, APPROVE).outcome == "refused"
    answer = propose(intake, {**APPROVE, "reason": "Two helpers are needed for each bath."})
    assert answer.outcome == "review"
    assert intake.row(Proposal).review_rows == ["outside_guideline"]


def test_a_service_outside_the_guideline_without_a_reason_keeps_the_assessment_a_draft(intake: Intake) -> None:
    intake.clear()
    intake.visit()
    intake.grant_medi_cal()
    assert intake.assess(Line("bathing", 900)).outcome == "refused"


def test_a_minor_is_given_no_service_for_adults_whichever_door_it_came_through(office: Office) -> None:
    minor = Intake(office, birth_date=dt.date(2014, 5, 9))
    minor.clear()
    said = minor.say("complete_assessment", office.carla, {"assessment_id": minor.draft(Line("domestic", 360))})
    assert minor.do("complete_assessment", said).outcome == "refused"
    assert "Not for a minor (ACL 23-106): domestic" in (minor.submission(said).sentence or "")


def test_an_assessment_changed_after_it_was_signed_is_not_completed(intake: Intake) -> None:
    intake.clear()
    signed = {"assessment_id": intake.draft(), "saves": 0}
    said = intake.say("complete_assessment", intake.office.carla, signed)
    assert intake.do("complete_assessment", said).outcome == "refused"
    assert "changed after it was signed" in (intake.submission(said).sentence or "")


def test_nobody_approves_their_own_proposal_and_no_caseworker_approves_anothers(intake: Intake) -> None:
    with_exception(intake)
    proposal_id = propose(intake, FOR_NOW, by=intake.office.cody).proposal_id
    assert review(intake, proposal_id, intake.office.cody).outcome == "refused"
    assert review(intake, proposal_id, intake.office.carla).outcome == "refused"
    assert review(intake, proposal_id, intake.office.yolanda).outcome == "refused"
    assert review(intake, proposal_id, intake.office.sue).outcome == "approved"


def test_a_proposal_is_sent_back_with_one_reason_and_is_not_reviewed_twice(intake: Intake) -> None:
    with_exception(intake)
    proposal_id = propose(intake, FOR_NOW).proposal_id
    assert review(intake, proposal_id, intake.office.sue, "send_back").outcome == "refused"
    sent_back = review(intake, proposal_id, intake.office.sue, "send_back", reason="Which day does she go home?")
    assert sent_back.outcome == "sent_back"
    assert review(intake, proposal_id, intake.office.sue).outcome == "refused"
    assert intake.row(Proposal).outcome == "sent_back"


def test_a_proposal_is_overtaken_when_the_facts_have_changed(intake: Intake) -> None:
    with_exception(intake)
    proposal_id = propose(intake, FOR_NOW).proposal_id
    intake.receive(3)
    assert review(intake, proposal_id, intake.office.sue).outcome == "overtaken"


def test_without_an_exception_nothing_is_authorized_before_the_form(intake: Intake) -> None:
    intake.clear()
    intake.grant_medi_cal()
    intake.issue()
    intake.visit()
    intake.assess()
    told = intake.say("propose", intake.office.carla, FOR_NOW)
    assert intake.do("propose", told).outcome == "refused"
    assert "SOC 873" in (intake.submission(told).sentence or "")


def test_hours_for_a_time_become_hours_for_good_when_the_form_comes(intake: Intake) -> None:
    with_exception(intake)
    proposal_id = propose(intake, FOR_NOW).proposal_id
    review(intake, proposal_id, intake.office.sue)
    decided = carry_out(intake, proposal_id)
    assert (decided.outcome, decided.readiness) == ("temporary", Readiness.WAIT)
    intake.do("send_notice", SendNotice(intake.id, proposal_id, NoticeAction.APPROVAL, intake.at))
    assert intake.receive(20).readiness is Readiness.APPROVE
    final = propose(intake, APPROVE)
    assert final.outcome == "decided_alone"
    assert carry_out(intake, final.proposal_id).outcome == "approved"
    intake.do("send_notice", SendNotice(intake.id, final.proposal_id, NoticeAction.APPROVAL, intake.at))
    first, second = intake.rows(Authorization)
    assert (first.kind, first.ends_on) == ("temporary", dt.date(2026, 3, 21))
    assert (second.kind, second.starts_on, second.ends_on) == ("full", dt.date(2026, 3, 22), None)
    assert [notice.template for notice in intake.rows(Notice)] == ["temporary", "approval"]


def test_hours_for_a_time_end_with_ten_days_notice_when_the_form_never_comes(intake: Intake) -> None:
    with_exception(intake)
    proposal_id = propose(intake, FOR_NOW).proposal_id
    review(intake, proposal_id, intake.office.sue)
    carry_out(intake, proposal_id)
    clock = intake.row(Clock, Clock.question == "deadline.health_certification")
    overdue = intake.do("certification_overdue", AboutClock(intake.id, clock.id, intake.on(46, 0)))
    assert overdue.readiness is Readiness.DENY
    intake.at = intake.on(47)
    denial = propose(intake, {"kind": "deny", "cause": "certification_missing", "reason": "It never came."})
    assert denial.outcome == "decided_alone"
    assert carry_out(intake, denial.proposal_id).outcome == "terminated"
    assert intake.row(Authorization).ends_on == dt.date(2026, 4, 28)
    intake.do("send_notice", SendNotice(intake.id, denial.proposal_id, NoticeAction.TERMINATION, intake.at))
    assert intake.row(Notice).effective_on == dt.date(2026, 4, 29)
    with intake.records() as (session, application):
        assert session.get_one(Case, application.case_id).status == "terminated"


def test_presumptive_hours_wait_for_the_disability_decision(intake: Intake) -> None:
    intake.clear()
    intake.tell("answer_medi_cal", intake.office.carla, {"answer": "pending", "proof": "MEDS"})
    intake.issue()
    intake.receive(5)
    intake.visit()
    expected = {"california_resident": True, "own_home": True, "federally_funded_medi_cal": True}
    others = dict.fromkeys(
        ("residual_eligible", "declined_cfco", "spouse_provider", "parent_of_minor_provider", "advance_pay"), False
    )
    intake.assess(circumstances={**expected, **others, "restaurant_meals": False})
    said = {"kind": "presumptive", "starts_on": "2026-03-02", "reason": "Nobody else can help her."}
    answer = propose(intake, said)
    assert answer.outcome == "review"
    assert intake.row(Proposal).review_rows == ["presumptive_eligibility"]
    review(intake, answer.proposal_id, intake.office.sue)
    assert carry_out(intake, answer.proposal_id).outcome == "presumptive"
    with intake.records() as (session, application):
        assert session.get_one(Case, application.case_id).status == application.status == "presumptive_eligible"
    intake.do("send_notice", SendNotice(intake.id, answer.proposal_id, NoticeAction.APPROVAL, intake.at))
    assert intake.row(Notice).template == "presumptive"


def test_a_negative_certification_is_denied_with_its_reason_and_law(intake: Intake) -> None:
    intake.clear()
    intake.issue()
    assert intake.receive(10, unable_alone=False).readiness is Readiness.DENY
    answer = propose(intake, {"kind": "deny", "cause": "certification_negative"})
    assert answer.outcome == "decided_alone"
    assert carry_out(intake, answer.proposal_id).outcome == "denied"
    intake.do("send_notice", SendNotice(intake.id, answer.proposal_id, NoticeAction.DENIAL, intake.at))
    notice = intake.row(Notice)
    assert notice.form == "NA 1252"
    assert any("12309.1" in reason["cite"] for reason in notice.content["reasons"])
    assert notice.effective_on == notice.mailed_on + dt.timedelta(days=11)


def test_a_cause_that_the_record_contradicts_is_refused(intake: Intake) -> None:
    intake.clear()
    intake.issue()
    for cause in ("certification_missing", "not_resident", "medi_cal_ineligible"):
        answer = intake.tell("deny_for_cause", intake.office.carla, {"cause": cause, "reason": "?"})
        assert answer.outcome == "refused", cause


def test_a_cause_that_rests_on_the_workers_word_goes_to_a_supervisor_at_any_stage(intake: Intake) -> None:
    said = {"cause": "whereabouts_unknown", "reason": "Three letters came back."}
    answer = intake.tell("deny_for_cause", intake.office.carla, said)
    assert answer.outcome == "review"
    assert review(intake, answer.proposal_id, intake.office.sue).outcome == "approved"
    assert carry_out(intake, answer.proposal_id).outcome == "denied"


def test_a_death_ends_the_application_without_a_letter(intake: Intake) -> None:
    answer = intake.tell("deny_for_cause", intake.office.carla, {"cause": "deceased", "reason": "The son called."})
    review(intake, answer.proposal_id, intake.office.sue)
    carry_out(intake, answer.proposal_id)
    sent = intake.do("send_notice", SendNotice(intake.id, answer.proposal_id, NoticeAction.DENIAL, intake.at))
    assert sent.notice_id is None
    assert not intake.rows(Notice)


@pytest.mark.parametrize("effective", ["2026-03-10", "2026-02-01"])
def test_services_begin_when_they_were_asked_for_or_when_medi_cal_does(intake: Intake, effective: str) -> None:
    intake.clear()
    said = {"answer": "granted", "federally_funded": True, "effective_on": effective, "proof": "MEDS"}
    intake.tell("answer_medi_cal", intake.office.carla, said)
    intake.issue()
    intake.receive(5)
    intake.visit()
    intake.assess()
    earliest = max(effective, "2026-03-02")
    too_early = (dt.date.fromisoformat(earliest) - dt.timedelta(days=1)).isoformat()
    assert propose(intake, {**APPROVE, "starts_on": too_early}).outcome == "refused"
    assert propose(intake, {**APPROVE, "starts_on": earliest}).outcome == "decided_alone"


def test_the_exception_is_on_the_certification_with_what_shows_it(intake: Intake) -> None:
    with_exception(intake)
    with transaction() as session:
        row = session.get_one(Certification, intake.row(Certification).id)
        assert (row.exception, row.exception_reason) == ("discharge", "Home on Friday.")
