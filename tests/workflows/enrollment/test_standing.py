"""A standing lasts as long as its reasons."""

from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.stories import standing
from tests.workflows.enrollment.telling import check_story


def test_after_a_suspension_the_standing_is_what_it_was_before(time_skipping: Skipping) -> None:
    check_story(time_skipping, standing.suspended_and_back)


def test_a_fourth_violation_terminates_and_the_enrollment_ends_when_nobody_asks_for_it(time_skipping: Skipping) -> None:
    check_story(time_skipping, standing.fourth_violation)


def test_a_year_without_pay_terminates_and_a_supervisor_may_give_it_back(time_skipping: Skipping) -> None:
    check_story(time_skipping, standing.a_year_without_pay)


def test_a_suspension_lifted_is_over_and_rings_no_more(time_skipping: Skipping) -> None:
    check_story(time_skipping, standing.moved_while_suspended)


def test_an_enrollment_with_very_many_messages_goes_on_as_a_new_run_with_its_clock(time_skipping: Skipping) -> None:
    check_story(time_skipping, standing.moved_very_often)


def test_an_exemption_is_decided_for_who_is_enrolled_and_told_by_letter(time_skipping: Skipping) -> None:
    check_story(time_skipping, standing.exempt_from_66_hours)
