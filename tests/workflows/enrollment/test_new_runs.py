"""On a real server: what is said while an enrollment goes on as a new run is neither lost nor late."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from temporalio.client import Client
from temporalio.worker import Worker

from records import clock
from tests.fixtures import coroutines
from tests.fixtures.temporal import Connecting
from tests.workflows.enrollment.scripted import ScriptedEnrollment
from workflows.delivery import Delivered, Outcome, Unreachable, begin, tell
from workflows.enrollment.enrollment import ProviderEnrollment
from workflows.messages import Result, process_id
from workflows.sandbox import runner

enrollments = count(700_001)


class Post:
    """Sends what an outbox would send, to one enrollment, and again what nobody answered."""

    def __init__(self, client: Client, steps: ScriptedEnrollment) -> None:
        self.client, self.steps = client, steps
        self.enrollment = next(enrollments)
        self.id = process_id("enrollment", self.enrollment)
        self.submissions = 0
        self.tries: list[Outcome] = []

    async def begin(self) -> None:
        message = {"enrollment_id": self.enrollment, "at": clock.now().isoformat()}
        assert await begin(self.client, "ProviderEnrollment", self.id, message) == Delivered()

    async def run_id(self) -> str:
        """The run that is current now."""
        return (await self.client.get_workflow_handle(self.id).describe()).run_id or ""

    async def has_gone_on_from(self, run_id: str) -> None:
        """Wait until another run is current; the last answers may come before the new run begins."""
        async with asyncio.timeout(30):
            while await self.run_id() == run_id:
                await asyncio.sleep(0.1)

    async def say(self, update: str, **payload: Any) -> Outcome:
        self.submissions += 1
        submission = self.submissions
        self.steps.records.said[submission] = payload
        message = {"submission_id": submission, "by": 22, "at": clock.now().isoformat()}
        for _ in range(20):
            answer = await tell(self.client, self.id, update, f"submission-{submission}", message)
            self.tries.append(answer)
            if not isinstance(answer, Unreachable):
                return answer
            await asyncio.sleep(0.2)
        return answer


@asynccontextmanager
async def post(connecting: Connecting) -> AsyncIterator[Post]:
    client, steps = await connecting(), ScriptedEnrollment()
    async with Worker(
        client,
        task_queue="hearth",
        workflows=[ProviderEnrollment],
        activities=steps.activities(),
        workflow_runner=runner(),
    ):
        yield Post(client, steps)


ALL = ("receive_application", "take_fingerprints", "attend_orientation", "sign_agreement", "answer_ssn", "answer_list")


def test_what_is_said_while_a_new_run_begins_arrives_once(temporal_client: Connecting) -> None:
    async def story() -> None:
        async with post(temporal_client) as sender:
            await sender.begin()
            for step in ALL:
                assert isinstance(await sender.say(step), Delivered)

            first_run = await sender.run_id()

            async def after(seconds: float) -> Outcome:
                await asyncio.sleep(seconds)
                return await sender.say("move_county")

            last = sender.say("answer_background")
            told = await asyncio.gather(last, *(after(number * 0.03) for number in range(25)))
            assert told == [Delivered(Result("clear")), *[Delivered(Result("moved"))] * 25], sender.tries
            assert sender.steps.names().count("move_county") == 25
            await sender.has_gone_on_from(first_run)
            assert await sender.say("withdraw_enrollment") == Delivered(Result("withdrawn"))

    coroutines.run(story())


def test_messages_that_wait_for_a_worker_before_the_first_step_are_all_heard(temporal_client: Connecting) -> None:
    async def story() -> None:
        client, steps = await temporal_client(), ScriptedEnrollment()
        sender = Post(client, steps)
        await sender.begin()
        waiting = [asyncio.create_task(sender.say(step)) for step in ALL[:4]]
        await asyncio.sleep(0.5)
        async with Worker(
            client,
            task_queue="hearth",
            workflows=[ProviderEnrollment],
            activities=steps.activities(),
            workflow_runner=runner(),
        ):
            told = await asyncio.gather(*waiting)
            assert all(isinstance(answer, Delivered) for answer in told), told
            assert steps.names()[0] == "begin_enrollment"
            await sender.say("withdraw_enrollment")

    coroutines.run(story())
