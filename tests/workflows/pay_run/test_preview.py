"""A run that nobody has made is reckoned by one activity, whose answer is the workflow's."""

import datetime as dt

import pytest
from temporalio import activity
from temporalio.client import WorkflowFailureError

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.one_workflow import at_work
from workflows.messages import TASK_QUEUE
from workflows.pay_run.preview import PayPreview
from workflows.steps.pay_preview import PREVIEW, Previewed, PreviewOrder
from workflows.steps.pay_run import Outcome

ORDER = PreviewOrder(
    kind="retroactive",
    period_begins=dt.date(2026, 1, 1),
    period_ends=dt.date(2026, 2, 15),
    pay_date=dt.date(2026, 3, 20),
    county_code="34",
    at=dt.datetime(2026, 3, 18, 8, tzinfo=dt.UTC),
)
COMES_TO = Previewed(Outcome.DONE, 3, 2, 2, 4_000, 3_500, 1, 1, 250)


def asked(skipping: Skipping, failing: int) -> tuple[Previewed | None, list[PreviewOrder]]:
    """What a preview answers whose activity fails so many times, and what the activity was told."""
    told: list[PreviewOrder] = []

    @activity.defn(name=PREVIEW)
    async def preview(order: PreviewOrder) -> Previewed:
        told.append(order)
        if len(told) <= failing:
            raise ConnectionError("The database went away.")
        return COMES_TO

    async def run() -> Previewed | None:
        async with at_work(skipping, PayPreview, preview) as environment:
            work = environment.client.execute_workflow(PayPreview.run, ORDER, id="pay-preview-7", task_queue=TASK_QUEUE)
            try:
                return await work
            except WorkflowFailureError:
                return None

    return coroutines.run_on_fresh_server(run), told


@pytest.mark.parametrize("failing", [0, 2])
def test_the_answer_is_what_the_run_would_come_to_also_at_the_third_attempt(
    time_skipping: Skipping, failing: int
) -> None:
    answer, told = asked(time_skipping, failing)
    assert answer == COMES_TO
    assert told == [ORDER] * (failing + 1)


def test_after_three_attempts_it_is_given_up_for_nobody_is_owed_a_preview(time_skipping: Skipping) -> None:
    answer, told = asked(time_skipping, 9)
    assert answer is None
    assert len(told) == 3
