"""Clearance, Medi-Cal, visit and assessment take other ways than the straight one."""

from tests.fixtures.temporal import Skipping
from tests.workflows.stories import tracks
from tests.workflows.telling import check_story


def test_a_supervisor_rules_on_clearance_when_asked(time_skipping: Skipping) -> None:
    check_story(time_skipping, tracks.clearance_asked)


def test_a_worker_is_to_find_out_when_the_partner_is_silent_for_ten_days(time_skipping: Skipping) -> None:
    check_story(time_skipping, tracks.medi_cal_silent)


def test_a_denial_by_medi_cal_may_be_turned_by_a_later_answer(time_skipping: Skipping) -> None:
    check_story(time_skipping, tracks.medi_cal_denied)


def test_the_third_missed_visit_lets_a_denial_be_proposed_and_never_makes_one(time_skipping: Skipping) -> None:
    check_story(time_skipping, tracks.visits_missed)


def test_a_denial_for_missed_visits_takes_a_worker_and_a_supervisor(time_skipping: Skipping) -> None:
    check_story(time_skipping, tracks.visits_missed_then_denied)


def test_an_assessment_that_misses_a_fact_stays_a_draft(time_skipping: Skipping) -> None:
    check_story(time_skipping, tracks.assessment_incomplete)
