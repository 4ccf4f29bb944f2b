"""How workflows call steps: one place for patience and for trying again."""

import datetime as dt
from typing import Any, TypeVar

from temporalio import workflow
from temporalio.common import RetryPolicy

from workflows.steps.step import Answer, Order, Step

Gives = TypeVar("Gives")

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


async def do_long(name: str, order: Any, gives: type[Gives], patience: dt.timedelta, silence: dt.timedelta) -> Gives:
    """Have long work done, and be told within each `silence` that somebody is at it."""
    answer: Gives = await workflow.execute_activity(
        name,
        order,
        result_type=gives,
        start_to_close_timeout=patience,
        heartbeat_timeout=silence,
        retry_policy=TRY_AGAIN,
    )
    return answer
