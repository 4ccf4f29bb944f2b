"""Messages in any order: the workflow takes what the declaration takes, refuses the rest, and moves as declared."""

import asyncio
import datetime as dt
import random
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from temporalio.client import WorkflowUpdateFailedError
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import WorkflowEnvironment

from cli.office.binaries import skipping_server_program
from tests.workflows.enrollment.in_memory import InMemory
from tests.workflows.enrollment.scripted import ScriptedEnrollment
from tests.workflows.enrollment.telling import Enrollment, worker_of
from tests.workflows.enrollment.walk import WORDS, Walk
from workflows.converter import data_converter
from workflows.enrollment.messages import MESSAGES
from workflows.enrollment.statuses import MOVES
from workflows.steps.enrollment.standing import ClockName

SELDOM = 8
"""So many declared moves chance need not make: two clocks in an order that hardly comes, a waiver in force beside."""


class OnAServer(Walk):
    """A real enrollment on a server of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.opened = AsyncExitStack()
        self.it = self.wait(self.open())
        self.records = self.it.records

    def wait(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(doing)

    async def open(self) -> Enrollment:
        program = str(skipping_server_program())
        starting = WorkflowEnvironment.start_time_skipping(
            test_server_existing_path=program, data_converter=data_converter
        )
        environment = await self.opened.enter_async_context(await starting)
        steps = ScriptedEnrollment()
        await self.opened.enter_async_context(worker_of(environment, steps))
        it = Enrollment(environment, steps)
        await it.begin()
        await it.settled()
        return it

    def teardown(self) -> None:
        self.wait(self.opened.aclose())
        self.loop.close()

    def answer(self, message: str, word: str) -> str:
        """The step's word; nothing when the message was refused, or there is nobody any more who could take it."""
        try:
            return str(self.wait(self.it.say(message, answer=word)).outcome)
        except WorkflowUpdateFailedError:
            return ""
        except RPCError as gone:
            if self.model.over and gone.status is RPCStatusCode.NOT_FOUND:
                return ""
            raise

    def run_out(self, clock: ClockName, due_on: dt.date) -> None:
        self.wait(self.it.until_end_of(due_on, seconds=2))


class AtOnce(Walk):
    """The same code without a server: many more ways in a second."""

    def __init__(self) -> None:
        super().__init__()
        self.it = InMemory()
        self.records = self.it.records

    def answer(self, message: str, word: str) -> str:
        return self.it.say(message, answer=word)

    def run_out(self, clock: ClockName, due_on: dt.date) -> None:
        self.it.run_out(clock, due_on)


def walked(walk: type[Walk], examples: int, steps: int) -> Any:
    """The test of a walk; the same ways every time."""
    walk.TestCase.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    return seed(20260301)(walk).TestCase


def test_every_message_is_said_in_the_walk() -> None:
    assert set(WORDS) == set(MESSAGES)


def test_hundreds_of_walks_move_as_declared_and_make_nearly_every_declared_move() -> None:
    made: set[tuple[Any, ...]] = set()
    for number in range(600):
        dice = random.Random(number)
        walk = AtOnce()
        walk.somewhere(dice.getrandbits(40))
        for _ in range(40):
            if walk.model.over:
                break
            walk.something(dice.getrandbits(40))
        made.update(walk.records.moves)
    missed = {(move.before, move.cause, move.to) for move in MOVES} - made
    assert len(missed) <= SELDOM, missed


test_a_walk_on_a_server = walked(OnAServer, examples=15, steps=14)
