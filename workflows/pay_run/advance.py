"""A month in advance until timesheets account for it: two durable timers, of 45 and of 90 days (MPP 30-769.73)."""

import datetime as dt

from temporalio import workflow

from workflows.doing import TRY_AGAIN
from workflows.steps.advance import LIMIT_OVER, WORKFLOW, AdvanceDay, AdvanceSeen, BeginAdvance, Limit
from workflows.steps.pay_run import PATIENCE, SILENCE


@workflow.defn(name=WORKFLOW)
class AdvancePay:
    """Wakes when a limit is over; it ends at the first at which nothing is left."""

    @workflow.run
    async def run(self, begun: BeginAdvance) -> bool:
        """Whether anything was left at the last limit."""
        left = True
        for limit, over_at in ((Limit.RECONCILIATION, begun.due_at), (Limit.ARREARS, begun.arrears_at)):
            await workflow.sleep(max(over_at - workflow.now(), dt.timedelta()))
            seen: AdvanceSeen = await workflow.execute_activity(
                LIMIT_OVER,
                AdvanceDay(begun.advance_id, limit, workflow.now()),
                result_type=AdvanceSeen,
                start_to_close_timeout=PATIENCE,
                heartbeat_timeout=SILENCE,
                retry_policy=TRY_AGAIN,
            )
            left = seen.left
            if not left:
                break
        return left
