"""The certification clock runs to the end of its last day in California, and to nothing else."""

from tests.fixtures.temporal import Skipping
from tests.workflows.stories import certification
from tests.workflows.telling import check_story


def test_the_certification_clock_runs_out_on_day_46_and_not_on_day_45(time_skipping: Skipping) -> None:
    check_story(time_skipping, certification.clock_runs_out)


def test_a_form_that_came_in_time_counts_though_keyed_after_the_clock_ran_out(time_skipping: Skipping) -> None:
    check_story(time_skipping, certification.keyed_after_the_clock)


def test_good_cause_lets_the_clock_run_to_the_end_of_day_90_once(time_skipping: Skipping) -> None:
    check_story(time_skipping, certification.extended_to_90_days)


def test_a_late_form_is_made_good_by_good_cause(time_skipping: Skipping) -> None:
    check_story(time_skipping, certification.late_then_good_cause)


def test_a_negative_form_goes_back_to_its_signer_once(time_skipping: Skipping) -> None:
    check_story(time_skipping, certification.negative_after_return)


def test_the_clock_goes_on_while_the_signer_has_the_form_again(time_skipping: Skipping) -> None:
    check_story(time_skipping, certification.returned_and_never_back)


def test_a_form_given_sixty_days_ago_is_overdue_when_it_is_entered(time_skipping: Skipping) -> None:
    check_story(time_skipping, certification.given_long_ago)
