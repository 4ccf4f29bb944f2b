"""Processes that run with their real steps on a real database, on a clock that jumps."""

import asyncio
import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

import pytest
from sqlalchemy import select
from temporalio.testing import WorkflowEnvironment

from activities import waiting_messages
from activities.database import transaction
from activities.worker import THREADS, worker_for
from records.outbox import OutboxMessage
from records.submission import Submission
from tests.fixtures.temporal import Skipping
from tests.workflows.journey_histories import check_histories
from tests.workflows.process_under_test import rests
from workflows.converter import as_json
from workflows.delivery import Delivered, begin, tell
from workflows.steps.step import Told


class RealSteps(ABC):
    """Something in the records; its processes run on a server, told by a messenger in place of the dispatcher."""

    def __init__(self, environment: WorkflowEnvironment) -> None:
        self.environment = environment

    @abstractmethod
    def processes(self) -> list[str]:
        """The workflow ids of all that may run."""

    async def now(self) -> dt.datetime:
        """The instant on the server's clock."""
        return await self.environment.get_current_time()

    async def tell(self, kind: str, workflow_id: str, told: Told) -> str:
        """Bring what was said to its process, and all that follows; the outcome."""
        message = {"submission_id": told.submission_id, "by": told.by, "at": told.at.isoformat()}
        answer = await tell(self.environment.client, workflow_id, kind, f"submission-{told.submission_id}", message)
        assert isinstance(answer, Delivered), answer
        assert answer.result
        await self.deliver()
        if answer.result.outcome == "refused":
            with transaction() as session:
                pytest.fail(f"{kind}: {session.get_one(Submission, told.submission_id).sentence}")
        return answer.result.outcome

    async def deliver(self) -> None:
        """Bring what steps have left in the outbox, until nothing is left and nothing is under way."""
        quiet = 0
        while quiet < 3:
            with transaction() as session:
                waiting = list(session.scalars(select(OutboxMessage).where(OutboxMessage.sent_at.is_(None))))
            for message in sorted(waiting, key=lambda each: each.id):
                await self.bring(message)
            quiet = quiet + 1 if not waiting and await self.all_rest() else 0
            await asyncio.sleep(0.02)

    async def all_rest(self) -> bool:
        """Whether no process has anything in hand."""
        handles = [self.environment.client.get_workflow_handle(each) for each in self.processes()]
        return all([await rests(handle) for handle in handles])

    async def bring(self, message: OutboxMessage) -> None:
        """Bring one message to its process, and write down that it arrived."""
        client, to = self.environment.client, message.workflow_id
        if message.kind == "begin":
            outcome = await begin(client, message.workflow, to, message.payload)
        else:
            outcome = await tell(client, to, message.workflow, message.update_id or "", message.payload)
        assert isinstance(outcome, Delivered), outcome
        with transaction() as session:
            waiting_messages.arrived(session, message.id, as_json(outcome.result), message.posted_at)

    async def until(self, instant: dt.datetime) -> None:
        """Let time pass, and what it brings be done."""
        await self.environment.sleep(instant - await self.now())
        await self.deliver()


Of = TypeVar("Of", bound=RealSteps)


@asynccontextmanager
async def at_work(
    time_skipping: Skipping, made: Callable[[WorkflowEnvironment, dt.datetime], Of], secrets: tuple[str, ...]
) -> AsyncIterator[Of]:
    """What is made runs with a worker; at the end its histories replay, and hold none of the secrets."""
    async with time_skipping() as environment:
        it = made(environment, await environment.get_current_time())
        with ThreadPoolExecutor(THREADS) as threads:
            async with worker_for(environment.client, threads):
                await it.deliver()
                yield it
                await check_histories(environment.client, it.processes(), secrets)
