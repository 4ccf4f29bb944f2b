"""An application is reviewed: approved, sent back and mended, refused, left lying."""

from dataclasses import asdict

from sqlalchemy import select

from activities.database import transaction
from records.decision import Decision
from records.organizations import providers_of
from tests.activities.organizations.center import Center, told


def test_an_approval_asks_for_the_account_of_the_liaison_it_names(center: Center) -> None:
    assert center.say("review_organization", staff=center.rosa, outcome="approve")[0] == "approve"
    assert (center.row().status, center.row().approved_on) == (
        "approved",
        center.clock("ccs_recertification").starts_on,
    )
    (request,) = center.requests()
    (change,) = request.changes
    assert (request.named_by_id, request.made_by_id) == (center.rosa, None)
    assert (change.action, change.liaison, change.email) == ("add", True, "ines@birch.example")
    assert center.running() == {"recertification"}


def test_what_is_sent_back_is_mended_and_looked_at_again(center: Center) -> None:
    assert center.say("review_organization", staff=center.rosa, outcome="return", reason="Which NPI?")[0] == "return"
    assert (center.row().status, center.row().sentence) == ("returned", "Which NPI?")
    assert center.running() == {"returned_answer"}
    mended = asdict(told(name="Birch Center for Children")) | {"providers": [["1234567893", "Birch Center"]]}
    assert center.say("answer_organization", **mended)[0] == "answered"
    assert (center.row().status, center.row().name) == ("applied", "Birch Center for Children")
    assert center.running() == {"application_review"}
    with transaction() as session:
        assert [row.number for row in providers_of(session, center.id)] == ["1234567893"]


def test_what_is_not_mended_in_thirty_days_lapses(center: Center) -> None:
    center.say("review_organization", staff=center.rosa, outcome="return", reason="Which NPI?")
    assert center.ring("ccs_returned_answer", "organization_not_answered") == "not_answered"
    assert center.row().status == "withdrawn"
    assert "anew" in (center.row().sentence or "")


def test_an_application_is_refused_with_its_reason(center: Center) -> None:
    assert (
        center.say("review_organization", staff=center.rosa, outcome="refuse", reason="No CCS approval.")[0] == "refuse"
    )
    assert (center.row().status, center.row().sentence, center.requests()) == ("refused", "No CCS approval.", [])


def test_a_review_without_its_reason_says_what_is_missing(center: Center) -> None:
    assert center.say("review_organization", staff=center.rosa, outcome="return") == (
        "refused",
        "Something is left out: reason. Fill it in and send it again.",
    )


def test_another_office_reviews_nothing(center: Center) -> None:
    outcome, sentence = center.say("review_organization", staff=center.ivan, outcome="approve")
    assert outcome == "refused"
    assert sentence
    assert center.row().status == "applied"


def test_nobody_approves_the_organization_whose_liaison_they_are_to_be(own_database: str) -> None:
    center = Center(liaison_email="rosa@hearth.example")
    assert center.say("review_organization", staff=center.rosa, outcome="approve")[0] == "refused"
    assert center.say("review_organization", staff=center.rufus, outcome="approve")[0] == "approve"


def test_no_organization_is_approved_without_the_promise_of_written_permissions(own_database: str) -> None:
    center = Center(has_permissions=False)
    outcome, sentence = center.say("review_organization", staff=center.rosa, outcome="approve")
    assert (outcome, "has not promised the written permission" in sentence) == ("refused", True)
    with transaction() as session:
        word = session.scalars(select(Decision).where(Decision.question == "ccs.participation")).one()
        assert (word.organization_id, word.answer) == (
            center.id,
            {"may_take_part": False, "reasons": ["permissions_missing"]},
        )


def test_an_application_left_lying_for_ten_business_days_calls_somebody(center: Center) -> None:
    assert center.clock("ccs_application_review").due_on.isoformat() == "2026-03-16"
    assert center.ring("ccs_application_review", "organization_overdue") == "overdue"
    assert center.row().status == "applied"


def test_the_applicant_takes_it_back(center: Center) -> None:
    assert center.say("withdraw_organization")[0] == "withdrawn"
    assert center.row().status == "withdrawn"
    assert center.running() == set()
