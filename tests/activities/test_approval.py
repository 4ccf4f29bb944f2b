"""From a ready application to authorized hours and a printed notice."""

import datetime as dt
import json

from sqlalchemy import select

from records.care_case import Authorization, Case
from records.clocks import Clock
from records.decision import Decision, Notice
from records.person import PersonRole
from rules.ask import ask
from tests.activities.office import Intake
from workflows.steps.proposal import Decide, NoticeAction, SendNotice


def approve(intake: Intake) -> int:
    intake.ready()
    answer = intake.tell("propose", intake.office.carla, {"kind": "approve", "starts_on": "2026-03-02"})
    assert answer.outcome == "decided_alone", answer
    decided = intake.do("decide", Decide(intake.id, answer.proposal_id, intake.at))
    assert decided.outcome == "approved"
    return int(answer.proposal_id)


def test_an_approval_opens_a_case_with_a_seven_digit_number(intake: Intake) -> None:
    approve(intake)
    with intake.records() as (session, application):
        case = session.get_one(Case, application.case_id)
        assert len(case.case_number) == 7
        assert case.case_number.isdigit()
        assert (case.status, application.status) == ("eligible", "eligible")
        roles = session.scalars(select(PersonRole.role).where(PersonRole.person_id == case.person_id)).all()
        assert set(roles) == {"applicant", "recipient"}


def test_the_authorization_holds_what_the_rules_gave(intake: Intake) -> None:
    approve(intake)
    authorization = intake.row(Authorization)
    with intake.records() as (session, _):
        answer = session.get_one(Decision, authorization.decision_id).answer
    assert answer is not None
    assert authorization.authorized_minutes_per_month == answer["authorized_minutes_per_month"] > 0
    assert authorization.weekly_maximum_minutes == answer["weekly_maximum_minutes"]
    assert (authorization.kind, authorization.starts_on) == ("full", dt.date(2026, 3, 2))


def test_approval_meets_the_yardstick_and_starts_the_reassessment_clock(intake: Intake) -> None:
    intake.about("begin_intake")
    approve(intake)
    yardstick = intake.row(Clock, Clock.question == "deadline.application_yardstick")
    assert yardstick.outcome == "met"
    reassessment = intake.row(Clock, Clock.question == "deadline.reassessment")
    assert reassessment.due_on == intake.at.date().replace(year=2027)


def test_the_notice_is_printed_with_its_reasons_and_dates(intake: Intake) -> None:
    proposal_id = approve(intake)
    intake.do("send_notice", SendNotice(intake.id, proposal_id, NoticeAction.APPROVAL, intake.at))
    notice = intake.row(Notice)
    assert notice.pdf.startswith(b"%PDF")
    assert notice.content["reasons"]
    assert notice.effective_on == dt.date(2026, 3, 2)
    assert any("Your services start on March 2, 2026" in text for text in notice.content["paragraphs"])
    assert notice.hearing_by == notice.mailed_on + dt.timedelta(days=90)
    assert intake.row(Clock, Clock.question == "deadline.hearing_request").due_on == notice.hearing_by


def test_every_decision_can_be_asked_again_and_gives_the_same_answer(intake: Intake) -> None:
    approve(intake)
    decisions = intake.rows(Decision)
    assert {"intake.readiness", "intake.review", "ihss.hours", "ihss.program"} <= {each.question for each in decisions}
    for each in decisions:
        again = ask(each.question, each.asked_about, each.facts).as_decision()
        assert json.loads(json.dumps(again)) == each.trace, each.question
