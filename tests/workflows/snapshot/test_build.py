"""What the nightly schedule starts builds one snapshot, tries again what failed, and ends by the evening."""

import datetime as dt

from temporalio import activity
from temporalio.exceptions import ApplicationError

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.one_workflow import at_work
from workflows.messages import TASK_QUEUE
from workflows.snapshot.build import SnapshotBuild
from workflows.steps.snapshot import BUILD, BY_EVENING, SnapshotBuilt, SnapshotNight


def told(time_skipping: Skipping, fails: int) -> tuple[int | None, list[SnapshotNight], dt.timedelta]:
    """A night whose build fails so often: what it answers, what the builder was asked, and how long it took."""
    nights: list[SnapshotNight] = []

    @activity.defn(name=BUILD)
    async def build(night: SnapshotNight) -> SnapshotBuilt:
        nights.append(night)
        if len(nights) <= fails:
            raise ApplicationError("The disk is full.")
        return SnapshotBuilt(7)

    async def story() -> tuple[int | None, dt.timedelta]:
        nights.clear()
        async with at_work(time_skipping, SnapshotBuild, build) as environment:
            began = await environment.get_current_time()
            client = environment.client
            made = await client.execute_workflow(SnapshotBuild.run, id="nightly-snapshot", task_queue=TASK_QUEUE)
            return made, await environment.get_current_time() - began

    made, took = coroutines.run_on_fresh_server(story)
    return made, nights, took


def test_a_build_that_failed_twice_is_made_for_the_same_night(time_skipping: Skipping) -> None:
    made, nights, _ = told(time_skipping, fails=2)
    assert (made, len(nights)) == (7, 3)
    assert len(set(nights)) == 1


def test_a_build_that_fails_all_day_is_tried_less_often_and_left_to_the_next_night(time_skipping: Skipping) -> None:
    made, nights, took = told(time_skipping, fails=1_000)
    assert made is None
    assert 60 < len(nights) < 120
    assert took < BY_EVENING + dt.timedelta(hours=1)
