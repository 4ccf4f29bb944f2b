"""Messages in any order: the workflow takes what the declaration takes, refuses the rest, and moves as declared."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from temporalio.client import WorkflowUpdateFailedError
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import WorkflowEnvironment

from cli.office.binaries import skipping_server_program
from tests.workflows.enrollment.declared_model import Model
from tests.workflows.enrollment.scripted import ScriptedEnrollment
from tests.workflows.enrollment.telling import Enrollment, worker_of
from workflows.converter import data_converter
from workflows.enrollment.messages import MESSAGES

WORDS: dict[str, tuple[str, ...]] = {
    "receive_application": ("received",),
    "take_fingerprints": ("taken",),
    "attend_orientation": ("attended",),
    "sign_agreement": ("signed",),
    "designate": ("designated",),
    "answer_ssn": ("verified", "mismatch"),
    "answer_list": ("clear", "clear", "match"),
    "answer_background": ("clear", "record", "delayed", "arrest", "conviction", "record_cleared"),
    "extend_enrollment": ("extended",),
    "move_county": ("moved",),
    "evaluate_record": ("clear", "waiver_possible", "waiver_possible", "ineligible"),
    "receive_waiver": ("accepted", "irregular"),
    "rule_on_waiver": ("accepted", "turned_down"),
    "end_waiver": ("ended",),
    "request_exception": ("accepted", "incomplete", "late"),
    "recommend_exception": ("forwarded", "returned"),
    "decide_exception": ("granted", "denied"),
    "appeal": ("accepted", "late"),
    "decide_appeal": ("granted", "denied"),
    "report_violation": ("third", "fourth"),
    "propose_reinstatement": ("proposed",),
    "review_reinstatement": ("approved", "sent_back"),
    "withdraw_enrollment": ("withdrawn",),
}
GATHERED = ("receive_application", "take_fingerprints", "attend_orientation", "sign_agreement")
SAYABLE = sorted(set(MESSAGES) - {"withdraw_enrollment"})


def test_every_message_is_said_in_the_walk() -> None:
    assert set(WORDS) == set(MESSAGES)


class AnyOrder(RuleBasedStateMachine):
    """One real enrollment on a server of its own, and its model."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.opened = AsyncExitStack()
        self.model = Model()
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
        return it

    def teardown(self) -> None:
        self.wait(self.opened.aclose())
        self.loop.close()

    def say(self, message: str, word: str) -> None:
        """Say it, and hold what became of it against the model."""
        taken = self.model.takes(message, self.records.standing)
        before = self.seen()
        told = self.wait(self.answer(message, word))
        assert bool(told) is taken, f"{message} in {self.model.status}: taken {bool(told)}, declared {taken}"
        if not taken:
            assert self.seen() == before, f"{message} was refused and changed something."
            return
        self.model.hear(message, told, self.records.standing)
        assert self.records.moves == self.model.path
        assert self.records.status is self.model.status

    def seen(self) -> tuple[object, ...]:
        """What no refused message may change."""
        return self.records.standing, list(self.records.moves), dict(self.records.tasks), self.records.rows

    async def answer(self, message: str, word: str) -> str:
        """The step's word; nothing when the message was refused, or there is nobody any more who could take it."""
        try:
            return (await self.it.say(message, answer=word)).outcome
        except WorkflowUpdateFailedError:
            return ""
        except RPCError as gone:
            if self.model.over and gone.status is RPCStatusCode.NOT_FOUND:
                return ""
            raise

    @rule(message=st.sampled_from(SAYABLE), choice=st.integers(min_value=0, max_value=11))
    def anything(self, message: str, choice: int) -> None:
        """Any message at all, in turn or not."""
        self.say(message, WORDS[message][choice % len(WORDS[message])])

    @precondition(lambda self: not self.model.over)
    @rule(number=st.integers(min_value=0, max_value=60), choice=st.integers(min_value=0, max_value=11))
    def something_in_turn(self, number: int, choice: int) -> None:
        """A message that is taken now: leads deeper than chance."""
        fitting = [message for message in SAYABLE if self.model.takes(message, self.records.standing)]
        message = fitting[number % len(fitting)]
        self.say(message, WORDS[message][choice % len(WORDS[message])])

    @precondition(lambda self: self.model.status == "pending" and not self.records.standing.application)
    @rule()
    def everything_but_the_record(self) -> None:
        """All that is gathered at once."""
        for message in (*GATHERED, "answer_ssn", "answer_list"):
            if self.model.takes(message, self.records.standing):
                self.say(message, WORDS[message][0])

    @precondition(lambda self: not self.model.over and len(self.model.path) > 3)
    @rule()
    def withdrawn(self) -> None:
        """The end, now and then."""
        self.say("withdraw_enrollment", "withdrawn")


AnyOrder.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=24,
    deadline=None,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
test_any_order = seed(20260301)(AnyOrder).TestCase
