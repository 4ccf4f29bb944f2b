"""What the nightly schedule starts makes one run at most, and ends."""

import pytest
from temporalio import activity

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.one_workflow import at_work
from workflows.messages import TASK_QUEUE
from workflows.pay_run.nightly import NightlyPay
from workflows.steps.pay_run import MAKE_NIGHTLY, Night, NightlyMade


@pytest.mark.parametrize("made", [7, None], ids=["something is unpaid", "nothing is, or a run is open"])
def test_the_night_answers_with_the_run_it_made_or_none(time_skipping: Skipping, made: int | None) -> None:
    nights: list[Night] = []

    @activity.defn(name=MAKE_NIGHTLY)
    async def make(night: Night) -> NightlyMade:
        nights.append(night)
        return NightlyMade(made)

    async def told() -> None:
        async with at_work(time_skipping, NightlyPay, make) as environment:
            before = await environment.get_current_time()
            run = await environment.client.execute_workflow(NightlyPay.run, id="nightly-pay", task_queue=TASK_QUEUE)
            assert run == made
            (night,) = nights
            assert night.at >= before

    coroutines.run_on_fresh_server(told)
