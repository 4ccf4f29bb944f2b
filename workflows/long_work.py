"""How workflows have long work done that is no step about a subject: a file's part, say."""

from typing import Any, TypeVar

from temporalio import workflow

from workflows.doing import TRY_AGAIN
from workflows.steps.file_in_parts import PATIENCE, SILENCE

Answer = TypeVar("Answer")


async def do_long(name: str, order: Any, gives: type[Answer]) -> Answer:
    """Have it done, and be told every few seconds that somebody is at it."""
    answer: Answer = await workflow.execute_activity(
        name,
        order,
        result_type=gives,
        start_to_close_timeout=PATIENCE,
        heartbeat_timeout=SILENCE,
        retry_policy=TRY_AGAIN,
    )
    return answer
