"""One small workflow at work, with activities of the test's own, on a clock that jumps."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.fixtures.temporal import Skipping
from workflows.messages import TASK_QUEUE
from workflows.sandbox import runner


@asynccontextmanager
async def at_work(
    time_skipping: Skipping, workflow: type, *activities: Callable[..., Any]
) -> AsyncIterator[WorkflowEnvironment]:
    """A worker that runs it within its walls, as the office's does."""
    async with (
        time_skipping() as environment,
        Worker(
            environment.client,
            task_queue=TASK_QUEUE,
            workflows=[workflow],
            activities=activities,
            workflow_runner=runner(),
        ),
    ):
        yield environment
