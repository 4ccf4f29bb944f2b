"""What the page of a new run starts: the run reckoned to the cent, told, and nothing of it kept."""

from temporalio import workflow
from temporalio.common import RetryPolicy

from workflows.steps.pay_preview import PREVIEW, Previewed, PreviewOrder
from workflows.steps.pay_run import PATIENCE, SILENCE

THRICE = RetryPolicy(maximum_attempts=3)
"""Somebody is waiting for it, and asks again; it is never owed to anybody."""


@workflow.defn
class PayPreview:
    """Reckons a run that was not made; its result is the answer."""

    @workflow.run
    async def run(self, order: PreviewOrder) -> Previewed:
        """What such a run would come to."""
        previewed: Previewed = await workflow.execute_activity(
            PREVIEW,
            order,
            result_type=Previewed,
            schedule_to_close_timeout=PATIENCE,
            heartbeat_timeout=SILENCE,
            retry_policy=THRICE,
        )
        return previewed
