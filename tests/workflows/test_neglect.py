"""Applications that nobody touches come up by themselves."""

from tests.fixtures.temporal import Skipping
from tests.workflows.stories import neglect
from tests.workflows.telling import check_story


def test_an_untouched_application_is_reminded_of_then_escalated_until_somebody_touches_it(
    time_skipping: Skipping,
) -> None:
    check_story(time_skipping, neglect.untouched)


def test_an_application_undecided_after_90_days_is_laid_before_the_supervisor(time_skipping: Skipping) -> None:
    check_story(time_skipping, neglect.over_the_yardstick)


def test_an_intake_with_very_many_messages_goes_on_as_a_new_run(time_skipping: Skipping) -> None:
    check_story(time_skipping, neglect.visits_moved_very_often)
