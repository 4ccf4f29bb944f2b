"""What the nightly schedule starts: a run of whatever was accepted and not paid, if there is anything."""

from temporalio import workflow

from workflows.doing import TRY_AGAIN
from workflows.steps.pay_run import MAKE_NIGHTLY, PATIENCE, SILENCE, Night, NightlyMade


@workflow.defn
class NightlyPay:
    """Makes the night's run; the run itself is a process of its own."""

    @workflow.run
    async def run(self) -> int | None:
        """The id of the run that was made; none where there was nothing to make."""
        made: NightlyMade = await workflow.execute_activity(
            MAKE_NIGHTLY,
            Night(workflow.now()),
            result_type=NightlyMade,
            start_to_close_timeout=PATIENCE,
            heartbeat_timeout=SILENCE,
            retry_policy=TRY_AGAIN,
        )
        return made.run_id
