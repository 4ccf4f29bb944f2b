"""What waiting costs: an enrollment that waits 135 days is one workflow with a history of bounded size."""

import pytest

from bench import wait_bench
from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.telling import Enrollment, Story, check_story
from tests.workflows.journey_histories import histories_of

MOST_EVENTS, MOST_BYTES = 300, 40_000


@pytest.mark.parametrize(
    "waiting", [wait_bench.waits, wait_bench.waits_for_an_answer], ids=lambda story: story.__name__
)
def test_an_enrollment_that_waits_135_days_is_one_workflow_of_bounded_history(
    time_skipping: Skipping, waiting: Story
) -> None:
    async def story(it: Enrollment) -> None:
        began = await it.now()
        await waiting(it)
        assert (await it.now() - began).days >= 134
        assert await it.status() == "pending"
        runs = await histories_of(it.client, it.handle.id)
        events, size = sum(len(run.events) for run in runs), sum(e.ByteSize() for run in runs for e in run.events)
        assert len(runs) == 1
        assert events <= MOST_EVENTS, events
        assert size <= MOST_BYTES, size

    check_story(time_skipping, story)
