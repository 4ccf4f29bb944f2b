"""Enrollments are finished in any order, in time or not at all."""

from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.stories import gathering
from tests.workflows.enrollment.telling import check_story


def test_a_provider_who_does_everything_is_enrolled_and_the_years_after_begin_a_new_run(
    time_skipping: Skipping,
) -> None:
    check_story(time_skipping, gathering.straight_through)


def test_the_steps_may_be_done_in_any_order(time_skipping: Skipping) -> None:
    check_story(time_skipping, gathering.other_order)


def test_an_enrollment_lapses_on_day_91_and_not_on_day_90(time_skipping: Skipping) -> None:
    check_story(time_skipping, gathering.time_runs_out)


def test_good_cause_lets_an_enrollment_lapse_on_day_136_and_not_on_day_135(time_skipping: Skipping) -> None:
    check_story(time_skipping, gathering.extended)


def test_an_earlier_first_day_learned_later_moves_the_last_day(time_skipping: Skipping) -> None:
    check_story(time_skipping, gathering.earlier_day_learned)


def test_a_lapsed_enrollment_given_back_goes_on_where_it_was(time_skipping: Skipping) -> None:
    check_story(time_skipping, gathering.lapsed_then_given_back)


def test_a_worker_finds_out_what_silent_partners_do_not_say(time_skipping: Skipping) -> None:
    check_story(time_skipping, gathering.partners_silent)


def test_a_name_put_right_is_verified_anew_while_the_standing_stays(time_skipping: Skipping) -> None:
    check_story(time_skipping, gathering.identity_corrected)
