"""Messages reach workflows on a real server once, however often they are tried."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from temporalio.client import Client
from temporalio.exceptions import ApplicationError
from temporalio.worker import Worker

from tests.fixtures import coroutines
from tests.fixtures.temporal import Connecting
from tests.workflows.scripted_steps import ScriptedSteps
from workflows.delivery import Delivered, Outcome, Refused, Unreachable, begin, tell
from workflows.intake.application import ApplicationIntake
from workflows.messages import TASK_QUEUE, Result, intake_id
from workflows.sandbox import runner

AT = "2026-03-02T17:00:00+00:00"
applications = count(900_001)


class Post:
    """Sends what an outbox would send, to one application on the real server."""

    def __init__(self, client: Client, steps: ScriptedSteps) -> None:
        self.client, self.steps = client, steps
        self.application = next(applications)
        self.id = intake_id(self.application)

    async def begin(self) -> Outcome:
        message = {"application_id": self.application, "requested_on": "2026-03-02", "at": AT}
        return await begin(self.client, "ApplicationIntake", self.id, message)

    async def tell(self, update: str, submission_id: int, **payload: Any) -> Outcome:
        self.steps.records.said[submission_id] = payload
        message = {"submission_id": submission_id, "by": 22, "at": AT}
        return await tell(self.client, self.id, update, f"submission-{submission_id}", message)


@asynccontextmanager
async def post(connecting: Connecting) -> AsyncIterator[Post]:
    client, steps = await connecting(), ScriptedSteps()
    worker = Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[ApplicationIntake],
        activities=steps.activities(),
        workflow_runner=runner(),
    )
    async with worker:
        yield Post(client, steps)


def test_a_workflow_begun_twice_begins_once(temporal_client: Connecting) -> None:
    async def story() -> None:
        async with post(temporal_client) as sender:
            assert await sender.begin() == Delivered()
            assert await sender.begin() == Delivered()
            await sender.tell("withdraw", 1)
            await sender.client.get_workflow_handle(sender.id).result()
            assert await sender.begin() == Delivered()
            assert sender.steps.names().count("begin_intake") == 1

    coroutines.run(story())


def test_a_message_told_twice_has_one_effect_and_one_answer_also_after_the_end(temporal_client: Connecting) -> None:
    async def story() -> None:
        async with post(temporal_client) as sender:
            await sender.begin()
            first = await asyncio.gather(*(sender.tell("withdraw", 1) for _ in range(3)))
            assert first == [Delivered(Result("withdrawn"))] * 3
            await sender.client.get_workflow_handle(sender.id).result()
            assert await sender.tell("withdraw", 1) == Delivered(Result("withdrawn"))
            assert sender.steps.names().count("withdraw") == 1

    coroutines.run(story())


def test_a_message_after_the_end_is_late(temporal_client: Connecting) -> None:
    async def story() -> None:
        async with post(temporal_client) as sender:
            await sender.begin()
            await sender.tell("withdraw", 1)
            await sender.client.get_workflow_handle(sender.id).result()
            answer = await sender.tell("withdraw", 2)
            assert answer == Refused("This application has ended. Nothing more can be said to it.", late=True)

    coroutines.run(story())


def test_a_namespace_that_is_not_there_is_no_answer_and_the_message_goes_on_waiting(
    temporal_client: Connecting,
) -> None:
    async def story() -> None:
        client = await temporal_client()
        elsewhere = await Client.connect(client.service_client.config.target_host, namespace="not-there")
        message = {"submission_id": 1, "by": 22, "at": AT}
        answer = await tell(elsewhere, intake_id(next(applications)), "withdraw", "submission-1", message)
        assert isinstance(answer, Unreachable), answer

    coroutines.run(story())


def test_a_message_out_of_turn_is_late_and_gets_its_sentence(temporal_client: Connecting) -> None:
    async def story() -> None:
        async with post(temporal_client) as sender:
            await sender.begin()
            assert await sender.tell("review", 1) == Refused("No proposal is before the supervisor.", late=True)
            await sender.tell("withdraw", 2)

    coroutines.run(story())


def test_a_step_that_cannot_find_what_was_said_refuses_with_its_own_sentence(temporal_client: Connecting) -> None:
    async def story() -> None:
        async with post(temporal_client) as sender:
            await sender.begin()

            async def missing(order: Any) -> None:
                raise ApplicationError("Submission 7 does not exist.", non_retryable=True)

            sender.steps.before["clear_person"] = missing
            assert await sender.tell("clear_person", 7) == Refused("Submission 7 does not exist.", late=False)
            del sender.steps.before["clear_person"]
            assert await sender.tell("clear_person", 8) == Delivered(Result("cleared"))
            await sender.tell("withdraw", 9)

    coroutines.run(story())
