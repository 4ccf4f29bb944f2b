"""Applications are decided once, by the right people, or taken back."""

from tests.fixtures.temporal import Skipping
from tests.workflows.stories import decisions
from tests.workflows.telling import check_story


def test_an_application_goes_from_clearance_to_notice(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.straight_through)


def test_a_proposal_sent_back_is_revised_and_reviewed_again(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.sent_back_then_approved)


def test_a_proposal_that_facts_overtook_is_made_anew(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.overtaken_by_facts)


def test_a_proposal_the_law_refuses_changes_nothing(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.proposal_refused_by_the_law)


def test_an_application_can_be_denied_for_cause_before_anybody_knows_who_it_is(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.denied_before_clearance)


def test_an_applicant_can_withdraw_before_clearance(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.withdrawn_at_once)


def test_an_applicant_can_withdraw_while_papers_are_gathered(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.withdrawn_while_gathering)


def test_an_applicant_can_withdraw_after_the_assessment(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.withdrawn_after_assessment)


def test_an_applicant_can_withdraw_while_a_supervisor_reviews(time_skipping: Skipping) -> None:
    check_story(time_skipping, decisions.withdrawn_under_review)
