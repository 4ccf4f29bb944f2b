"""How workflows call steps: one place for patience and for trying again."""

import datetime as dt

from temporalio import workflow
from temporalio.common import RetryPolicy

from workflows.steps.step import Answer, Order, Step

TRY_AGAIN = RetryPolicy(initial_interval=dt.timedelta(milliseconds=200), maximum_interval=dt.timedelta(seconds=5))
"""For ever: a step fails only by a fault, and faults are mended. What is refused is an answer."""


async def do(step: Step[Order, Answer], order: Order) -> Answer:
    """Have a step done, and wait for its answer."""
    answer: Answer = await workflow.execute_activity(
        step.name,
        order,
        result_type=step.gives,
        start_to_close_timeout=step.patience,
        retry_policy=TRY_AGAIN,
    )
    return answer
