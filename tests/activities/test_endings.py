"""How applications end: withdrawn at any stage, papers closed, what goes on afterwards."""

from records.application import Application
from records.care_case import Authorization, Case
from records.clocks import Clock
from records.decision import Notice, Proposal
from records.task import Task
from tests.activities.office import Intake, Office
from tests.activities.test_approval import approve
from tests.activities.test_proposals import FOR_NOW, carry_out, propose, review, with_exception
from workflows.steps.beginning import End, Ending
from workflows.steps.proposal import NoticeAction, SendNotice
from workflows.steps.work import Arrange, Stage, TaskKind, TaskRef

WITHDRAWN = {"asked_on": "2026-03-02", "how": "phone", "reason": "Moves in with her son."}


def end(intake: Intake, ending: Ending) -> None:
    intake.do("end_application", End(intake.id, ending, intake.at))


def test_a_withdrawal_before_anything_else_is_confirmed_in_a_notice(intake: Intake) -> None:
    intake.about("begin_intake")
    opened = Arrange(intake.id, intake.at, None, Stage.CLEARANCE, opened=[TaskRef(TaskKind.CLEAR_PERSON)])
    intake.do("arrange_work", opened)
    assert intake.tell("withdraw", None, WITHDRAWN).outcome == "withdrawn"
    intake.do("send_notice", SendNotice(intake.id, None, NoticeAction.WITHDRAWAL, intake.at))
    end(intake, Ending.WITHDRAWN)
    with intake.records() as (_, application):
        assert (application.status, application.stage, application.ended_on) == (
            "withdrawn",
            "ended",
            intake.at.date(),
        )
    assert intake.row(Task).state == "closed"
    assert intake.row(Clock, Clock.question == "deadline.application_yardstick").outcome == "stopped"
    assert intake.row(Notice).template == "withdrawal"


def test_a_withdrawal_overtakes_a_proposal_in_review(intake: Intake) -> None:
    with_exception(intake)
    propose(intake, FOR_NOW)
    intake.tell("withdraw", None, WITHDRAWN)
    assert intake.row(Proposal).outcome == "overtaken"


def test_a_withdrawal_ends_hours_authorized_for_a_time_on_the_same_day(intake: Intake) -> None:
    with_exception(intake)
    proposal_id = propose(intake, FOR_NOW).proposal_id
    review(intake, proposal_id, intake.office.sue)
    carry_out(intake, proposal_id)
    intake.tell("withdraw", None, WITHDRAWN, intake.on(9))
    assert intake.row(Authorization).ends_on == intake.on(9).date()
    intake.do("send_notice", SendNotice(intake.id, None, NoticeAction.WITHDRAWAL, intake.at))
    assert intake.row(Notice).effective_on == intake.on(9).date()


def test_the_next_assessment_and_the_right_to_a_hearing_outlive_the_application(intake: Intake) -> None:
    intake.about("begin_intake")
    proposal_id = approve(intake)
    intake.do("send_notice", SendNotice(intake.id, proposal_id, NoticeAction.APPROVAL, intake.at))
    end(intake, Ending.APPROVED)
    running = {clock.question for clock in intake.rows(Clock, Clock.outcome.is_(None))}
    assert running == {"deadline.reassessment", "deadline.hearing_request"}


def test_a_person_who_applies_again_keeps_their_case_number(office: Office) -> None:
    first = Intake(office, ssn="123456789")
    approve(first)
    with first.records() as (session, application):
        case = session.get_one(Case, application.case_id)
        number, person_id, case.status = case.case_number, case.person_id, "terminated"
    second = Intake(office, first.on(400), ssn="123456789")
    second.tell("clear_person", office.ines, {"outcome": "same_person", "person_id": person_id})
    second.tell(
        "answer_medi_cal",
        office.carla,
        {"answer": "granted", "federally_funded": True, "effective_on": "2026-03-01", "proof": "MEDS"},
    )
    second.issue()
    second.tell(
        "receive_certification",
        office.carla,
        {
            "received_on": second.at.date().isoformat(),
            "form": "soc_873",
            "signer": "Dr. Ngata",
            "signer_profession": "physician",
            "unable_alone": True,
            "at_risk": True,
        },
    )
    second.visit()
    second.assess()
    answer = propose(second, {"kind": "approve", "starts_on": second.at.date().isoformat()})
    carry_out(second, answer.proposal_id)
    with second.records() as (session, application):
        case = session.get_one(Case, application.case_id)
        assert (case.case_number, case.status) == (number, "eligible")
        assert session.get_one(Application, first.id).case_id == case.id
