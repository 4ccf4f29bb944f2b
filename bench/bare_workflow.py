"""The least a workflow can be: it runs empty steps and ends; or it waits, and answers an Update with some."""

import asyncio
import sys
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "bench-bare"


@activity.defn
async def empty_step(number: int) -> int:
    """A step that does nothing."""
    return number


@workflow.defn
class Bare:
    """Runs empty steps and ends; without any it waits for ever, and answers."""

    @workflow.run
    async def run(self, steps: int = 0) -> None:
        """Run a number of empty steps, one after the other; or wait."""
        await self.tell(steps)
        await workflow.wait_condition(lambda: steps > 0)

    @workflow.update
    async def tell(self, steps: int) -> int:
        """Run a number of empty steps, one after the other, and answer."""
        for number in range(steps):
            await workflow.execute_activity(empty_step, number, start_to_close_timeout=timedelta(seconds=10))
        return steps


async def main(address: str) -> None:
    """Be the worker of this workflow until ended."""
    client = await Client.connect(address)
    pollers = {"max_concurrent_workflow_task_polls": 20, "max_concurrent_activity_task_polls": 20}
    await Worker(client, task_queue=QUEUE, workflows=[Bare], activities=[empty_step], **pollers).run()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
