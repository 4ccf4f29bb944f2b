"""A month in advance until timesheets account for it: two durable timers, of 45 and of 90 days (MPP 30-769.73)."""

import datetime as dt

from temporalio import workflow

from workflows.doing import do_long
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
            day = AdvanceDay(begun.advance_id, limit, workflow.now())
            seen = await do_long(LIMIT_OVER, day, AdvanceSeen, PATIENCE, SILENCE)
            left = seen.left
            if not left:
                break
        return left
