"""A criminal record takes a standing, and what the law offers gives it back."""

from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.stories import record
from tests.workflows.enrollment.telling import check_story


def test_a_waiver_counts_for_its_recipient_until_it_ends(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.waiver_for_one)


def test_a_waiver_before_the_last_step_counts_with_the_last_step(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.waiver_before_the_steps)


def test_an_exception_granted_enrolls_for_any_recipient(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.exception_granted)


def test_an_appeal_won_after_a_denied_exception_gives_the_time_to_finish_anew(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.exception_denied_appeal_won)


def test_nobody_who_asks_too_late_loses_the_waiver(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.nobody_asks)


def test_an_enrollment_with_a_tier_1_conviction_ends_when_the_time_to_appeal_does(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.tier_1)


def test_an_appeal_that_is_lost_ends_the_enrollment(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.appeal_lost)


def test_a_provider_taken_off_the_list_is_enrolled_again(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.off_the_list)


def test_a_later_conviction_takes_the_standing_and_an_arrest_does_not(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.later_conviction)


def test_a_record_is_evaluated_again_when_court_papers_come(time_skipping: Skipping) -> None:
    check_story(time_skipping, record.court_papers)
