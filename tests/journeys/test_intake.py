"""Whole applications, from the call to the notice, on the real server, database, rules and printer."""

import asyncio

import pytest

from cli.office.temporal import DevServer
from records.application import Application
from records.care_case import Authorization, Case
from records.clocks import Clock
from records.decision import Decision, Notice, Proposal
from records.eligibility import MediCalInquiry
from records.event import Event
from records.submission import Submission
from tests.activities.office import Office
from tests.journeys.at_work import Journey, NotHeard, at_work, patiently

FORM = {"form": "soc_873", "signer": "Dr. Ngata", "signer_profession": "physician"}


async def gathered(it: Journey) -> None:
    """Cleared, the form given, the visit made, the needs assessed."""
    assert await it.told("clear_person", it.office.ines, outcome="new_person") == "cleared"
    assert await it.told("issue_certification", it.office.ines, issued_on=it.today, issued_how="mail") == "issued"
    await it.told("schedule_visit", it.office.carla, starts_at=it.at.isoformat(), place="home")
    assert await it.told("complete_visit", it.office.carla) == "done"


async def answered(it: Journey) -> MediCalInquiry:
    """Wait until Medi-Cal has answered."""
    for _ in patiently():
        inquiry: MediCalInquiry = it.row(MediCalInquiry)
        if inquiry.answer is not None:
            return inquiry
        await asyncio.sleep(0.05)
    raise NotHeard("Medi-Cal's stand-in has not answered.")


@pytest.mark.usefixtures("medi_cal_answers")
async def test_an_application_goes_straight_through_to_hours_and_a_notice_in_both_languages(
    office: Office, own_server: DevServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "hearth")
    async with at_work() as client:
        it = Journey(office, written_language="es")
        await gathered(it)
        assessment = it.draft()
        received = {**FORM, "received_on": it.today, "unable_alone": True, "at_risk": True}
        assert await it.told("receive_certification", office.ines, **received) == "accepted"
        await it.settled("assess_needs")
        inquiry = await answered(it)
        assert (inquiry.answered_by, inquiry.answer, inquiry.federally_funded) == ("partner", "granted", True)
        assert await it.told("complete_assessment", office.carla, assessment_id=assessment) == "complete"
        await it.settled("propose_decision")
        start = max(it.today, inquiry.effective_on.isoformat())
        assert await it.told("propose", office.carla, kind="approve", starts_on=start) == "decided_alone"
        assert await it.ended(client) == "approved"
    for secret in ("Quintero", "Marisol", "123456789", "91234567A", "12 Elm St", "1948-05-09"):
        assert secret not in caplog.text
        for path in own_server.home.rglob("*.db*"):
            assert secret.encode() not in path.read_bytes(), f"{path.name} holds {secret}"
    assert [notice.language for notice in it.rows(Notice)] == ["es", "en"]
    assert it.row(Authorization).kind == "full"
    assert {clock.outcome for clock in it.rows(Clock)} == {"met", None}
    with it.records() as (session, application):
        assert (application.status, application.stage) == ("eligible", "ended")
        assert session.get_one(Case, application.case_id).worker_id == application.worker_id
    assert all(said.outcome == "applied" for said in it.rows(Submission, Submission.kind != "register"))


async def test_a_negative_certification_ends_in_a_denial_with_its_law(office: Office) -> None:
    async with at_work() as client:
        it = Journey(office)
        await gathered(it)
        received = {**FORM, "received_on": it.today, "unable_alone": False, "at_risk": True}
        assert await it.told("receive_certification", office.ines, **received) == "negative"
        await it.settled("assess_needs", "propose_denial")
        said = {"kind": "deny", "cause": "certification_negative", "reason": "The physician said no."}
        assert await it.told("propose", office.carla, **said) == "decided_alone"
        assert await it.ended(client) == "denied"
    notice = it.row(Notice)
    assert (notice.template, notice.form) == ("denial", "NA 1252")
    denial = it.row(Decision, Decision.question == "intake.denial")
    assert notice.decision_ids == [denial.id]


async def test_an_applicant_takes_the_application_back_and_nothing_more_can_be_said(office: Office) -> None:
    async with at_work() as client:
        it = Journey(office)
        await it.settled("clear_person")
        assert await it.told("withdraw", None, asked_on=it.today, how="online") == "withdrawn"
        assert await it.ended(client) == "withdrawn"
        late = it.post("clear_person", office.ines, outcome="new_person")
        with pytest.raises(NotHeard, match="ended"):
            await it.told("clear_person", office.ines, outcome="new_person")
        assert late
    assert it.row(Notice).template == "withdrawal"
    assert [said.outcome for said in it.rows(Submission)][-2:] == ["refused", "refused"]


async def test_hours_before_the_certification_need_a_supervisor_who_did_not_propose_them(office: Office) -> None:
    async with at_work() as client:
        it = Journey(office)
        await gathered(it)
        granted = {"answer": "granted", "federally_funded": True, "effective_on": it.today, "proof": "MEDS"}
        assert await it.told("answer_medi_cal", office.carla, **granted) == "granted"
        claim = {"exception": "placement_risk", "reason": "Her daughter leaves on Friday."}
        assert await it.told("claim_certification_exception", office.carla, **claim) == "claimed"
        assert await it.told("complete_assessment", office.carla, assessment_id=it.draft()) == "complete"
        await it.settled("follow_certification", "propose_decision")
        said = {"kind": "temporary", "starts_on": it.today, "reason": "Nobody else can help her."}
        assert await it.told("propose", office.cody, **said) == "review"
        await it.settled("follow_certification", "review_proposal")
        verdict = {"proposal_id": it.row(Proposal).id, "verdict": "approve"}
        assert await it.told("review", office.cody, **verdict) == "refused"
        assert await it.told("review", office.sue, **verdict) == "approved"
        await it.settled("follow_certification")
        received = {**FORM, "received_on": it.today, "unable_alone": True, "at_risk": True}
        assert await it.told("receive_certification", office.ines, **received) == "accepted"
        assert await it.told("propose", office.carla, kind="approve", starts_on=it.today) == "decided_alone"
        assert await it.ended(client) == "approved"
    assert [row.kind for row in it.rows(Authorization)] == ["temporary", "full"]
    assert [notice.template for notice in it.rows(Notice)] == ["temporary", "approval"]
    assert it.rows(Event)[0].kind == "registered"
    with it.records() as (session, application):
        assert session.get_one(Application, application.id).status == "eligible"
