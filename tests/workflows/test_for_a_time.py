"""Hours for a time leave the application open until what was missing has come or run out."""

from tests.fixtures.temporal import Skipping
from tests.workflows.stories import for_a_time
from tests.workflows.telling import check_story


def test_temporary_hours_at_discharge_become_permanent_when_the_form_comes(time_skipping: Skipping) -> None:
    check_story(time_skipping, for_a_time.discharge_then_form)


def test_temporary_hours_are_ended_by_a_person_when_the_form_never_comes(time_skipping: Skipping) -> None:
    check_story(time_skipping, for_a_time.risk_then_nothing)


def test_presumptive_hours_last_until_medi_cal_is_granted(time_skipping: Skipping) -> None:
    check_story(time_skipping, for_a_time.presumptive_then_granted)


def test_presumptive_hours_are_ended_by_a_person_when_medi_cal_is_denied(time_skipping: Skipping) -> None:
    check_story(time_skipping, for_a_time.presumptive_then_denied)


def test_an_applicant_with_temporary_hours_can_withdraw(time_skipping: Skipping) -> None:
    check_story(time_skipping, for_a_time.temporary_then_withdrawn)
