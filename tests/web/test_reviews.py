"""The supervisor's review: what it shows, who may decide, and how ten in a row go."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.application import Application
from records.decision import Proposal
from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.lived_in import Office, move_in

As = Callable[[str], Visitor]


@pytest.fixture
def office(session: Session, staff: dict[str, Staff]) -> Office:
    """An office with a past; one proposal waits."""
    return move_in(session, staff)


@pytest.fixture
def review(office: Office) -> str:
    """The address of the waiting review."""
    return f"/applications/{office.proposal.application_id}/review/{office.proposal.id}"


def test_the_review_shows_proposal_reason_rule_and_difference(as_role: As, review: str) -> None:
    page = as_role("supervisor").get(review).get_data(as_text=True)
    for shown in (
        "Needs help with bathing beyond the range",
        "W&amp;I 12301.2; MPP 30-757.1",
        "2:21–4:05",
        "0:55 above",
        "Two people are needed for the tub transfer",
        'data-key="a"',
        'data-key="n"',
    ):
        assert shown in page


def test_an_approval_names_its_proposal_and_leads_to_the_next(
    as_role: As, session: Session, office: Office, review: str
) -> None:
    answer = as_role("supervisor").post(review, {"verdict": "approve"})
    assert answer.status_code == 303
    assert answer.location.endswith(f"/reviews/next?after=proposal-{office.proposal.id}")
    said = session.scalars(select(Submission)).one()
    assert (said.kind, said.payload) == ("review", {"verdict": "approve", "proposal_id": office.proposal.id})


def test_sending_back_needs_a_reason(as_role: As, session: Session, review: str) -> None:
    boss = as_role("supervisor")
    refused = boss.post(review, {"verdict": "send_back", "reason": " "})
    assert refused.status_code == 422
    assert "Write what has to change" in refused.get_data(as_text=True)
    assert boss.post(review, {"verdict": "send_back", "reason": "Ask for the SOC 821 first."}).status_code == 303


def test_a_worker_may_not_review(as_role: As, review: str) -> None:
    worker = as_role("caseworker")
    assert worker.get(review).status_code == 403
    assert worker.post(review, {"verdict": "approve"}).status_code == 403


def test_an_auditor_reads_a_review_and_has_no_buttons(as_role: As, review: str) -> None:
    page = as_role("auditor").get(review).get_data(as_text=True)
    assert "Only a supervisor approves a proposal." in page
    assert 'value="approve"' not in page


def test_ones_own_proposal_is_neither_offered_nor_approved(
    as_role: As, session: Session, office: Office, review: str, staff: dict[str, Staff]
) -> None:
    session.get_one(Proposal, office.proposal.id).proposed_by_id = staff["supervisor"].id
    session.commit()
    boss = as_role("supervisor")
    page = boss.get(review).get_data(as_text=True)
    assert "Nobody approves their own proposal." in page
    assert 'value="approve"' not in page
    assert "Nothing waits for your word" in boss.get("/reviews/next").get_data(as_text=True)


def test_a_proposal_of_one_application_is_not_found_under_another(as_role: As, office: Office) -> None:
    other = office.applications["assessment"].id
    assert as_role("supervisor").get(f"/applications/{other}/review/{office.proposal.id}").status_code == 404


def test_next_goes_through_all_that_wait_and_then_says_so(
    as_role: As, session: Session, office: Office, staff: dict[str, Staff]
) -> None:
    second = Proposal(
        application_id=office.applications["assessment"].id,
        kind="temporary",
        proposed_by_id=staff["caseworker"].id,
        proposed_at=office.proposal.proposed_at,
        needs_review=True,
        reason="Discharge on Friday.",
    )
    session.add(second)
    session.commit()
    boss = as_role("supervisor")
    assert boss.get("/reviews/next").location.endswith(f"/review/{office.proposal.id}")
    assert boss.get(f"/reviews/next?after=proposal-{office.proposal.id}").location.endswith(f"/review/{second.id}")
    assert boss.get(f"/reviews/next?after=proposal-{second.id}").location.endswith(f"/review/{office.proposal.id}")


def test_what_ones_own_unit_carries_is_reviewed_first_however_young_it_is(
    as_role: As, session: Session, office: Office, staff: dict[str, Staff]
) -> None:
    elsewhere, here = office.proposal, office.applications["assessment"]
    session.get_one(Application, elsewhere.application_id).unit_id = None
    here.unit_id = staff["supervisor"].unit_id
    young = Proposal(
        application_id=here.id,
        kind="temporary",
        proposed_by_id=staff["caseworker"].id,
        proposed_at=elsewhere.proposed_at + dt.timedelta(hours=1),
        needs_review=True,
        reason="Discharge on Friday.",
    )
    session.add(young)
    session.commit()
    boss = as_role("supervisor")
    assert boss.get("/reviews/next").location.endswith(f"/review/{young.id}")
    assert boss.get(f"/reviews/next?after=proposal-{young.id}").location.endswith(f"/review/{elsewhere.id}")
    assert boss.get(f"/reviews/next?after=proposal-{elsewhere.id}").location.endswith(f"/review/{young.id}")


def test_the_day_says_how_many_reviews_wait_to_who_reviews(as_role: As, office: Office) -> None:
    day = " ".join(as_role("supervisor").get("/").get_data(as_text=True).split())
    assert "<strong>1</strong> <span>to review</span>" in day
    assert "to review" not in as_role("caseworker").get("/").get_data(as_text=True)


def test_the_proposal_page_is_filled_in_from_the_rules(as_role: As, session: Session, office: Office) -> None:
    session.get_one(Proposal, office.proposal.id).outcome = "overtaken"
    session.commit()
    page = as_role("caseworker").get(f"/applications/{office.proposal.application_id}/proposal").get_data(as_text=True)
    assert 'value="approve" checked' in " ".join(page.split())
    assert "You meet the rules for IHSS" in page
    assert "Bathing, oral hygiene and grooming: 5:00, guideline 2:21 to 4:05." in page
    assert "A supervisor looks at it first." in page


def test_a_denial_without_its_cause_is_asked_for_it(as_role: As, session: Session, office: Office) -> None:
    address = f"/applications/{office.applications['assessment'].id}/proposal"
    answer = as_role("caseworker").post(address, {"kind": "deny", "reason": "No need was found."})
    assert answer.status_code == 422
    assert "Choose the reason for denial." in answer.get_data(as_text=True)
    assert session.scalar(select(Submission)) is None
