"""The intake of one application for IHSS, from its registration to its decision and notice (MPP 30-755, 30-759)."""

import asyncio
import dataclasses
import datetime as dt
import math
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from workflows.doing import do
from workflows.intake import assessment, attention, certification, clearance, medi_cal, proposal, visit
from workflows.intake.arranging import arrange
from workflows.intake.progress import progress_of
from workflows.intake.state import Clearance, ClockName, Heard, State
from workflows.intake.turns import out_of_turn
from workflows.messages import NOT_THIS_STEPS_TURN, BeginIntake, Progress, Result, Said
from workflows.steps.beginning import END_APPLICATION, Care, End, Ending
from workflows.steps.proposal import SEND_NOTICE, SendNotice
from workflows.steps.step import About, AboutClock, Told

LONGEST_HISTORY = 1000
"""Events after which an intake goes on as a new run: a usual one has 250, a replay of 1,000 takes half a second."""

Act = Callable[[State, Told], Awaitable[Result]]


@workflow.defn
class ApplicationIntake:
    """Waits for what people say, runs the clocks, calls the steps. It decides nothing.

    One thing at a time: each message and each clock that rings takes `_turn`, so no step sees another half done.
    """

    @workflow.init
    def __init__(self, begin: BeginIntake) -> None:
        self._application_id = begin.application_id
        self._quiet_until = begin.quiet_until or begin.at
        self._state = begin.carried or State(said_last=begin.at)
        self._turn = asyncio.Lock()

    @workflow.run
    async def run(self, begin: BeginIntake) -> Ending:
        """The whole process; answers how it ended."""
        if not self._state.begun:
            await self._begin(begin)
        tracks = [asyncio.create_task(track) for track in self._tracks()]
        await workflow.wait_condition(lambda: self._at_rest() or any(_failed(track) for track in tracks))
        for track in tracks:
            if _failed(track):
                track.result()
            track.cancel()
        if self._state.ending is None:
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        await do(END_APPLICATION, End(self._application_id, self._state.ending, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.ending

    def _at_rest(self) -> bool:
        """Nothing is under way, and this run is to end: the application has ended, or its history is long."""
        over = self._state.ending is not None or (
            workflow.info().is_continue_as_new_suggested()
            or workflow.info().get_current_history_length() >= LONGEST_HISTORY
        )
        return over and not (self._turn.locked() or self._state.notices) and workflow.all_handlers_finished()

    async def _begin(self, begin: BeginIntake) -> None:
        async with self._turn:
            await attention.begin(self._state, About(self._application_id, begin.at))
            await arrange(self._state, self._application_id, begin.at)

    # Beside the messages

    def _tracks(self) -> list[Coroutine[Any, Any, None]]:
        return [self._ask_medi_cal(), self._send_notices(), *(self._watch(name) for name in ClockName)]

    async def _ask_medi_cal(self) -> None:
        await workflow.wait_condition(lambda: self._state.clearance is Clearance.CLEARED)
        async with self._turn:
            if self._state.ending is None:
                await medi_cal.ask(self._state, About(self._application_id, self._present()))
                await self._arrange()

    async def _send_notices(self) -> None:
        """One after the other, when a turn is over and outside of any: printing takes longer than the other steps."""
        while True:
            await workflow.wait_condition(lambda: bool(self._state.notices) and not self._turn.locked())
            due = self._state.notices[0]
            await do(SEND_NOTICE, SendNotice(self._application_id, due.proposal_id, due.action, self._present()))
            self._state.notices.pop(0)

    async def _watch(self, name: ClockName) -> None:
        """Wait for a clock; when its instant changes meanwhile, wait for the new one. A clock rings once."""
        while self._state.ending is None:
            await workflow.wait_condition(lambda: name.value in self._state.deadlines)
            if not await self._reached(name):
                continue
            async with self._turn:
                deadline = self._state.deadlines.get(name.value)
                if self._state.ending is None and deadline and deadline.at <= workflow.now():
                    self._state.ring_at(name, None)
                    await self._ring(name, deadline.clock_id)
                    await self._arrange()

    async def _reached(self, name: ClockName) -> bool:
        """Whether a clock's instant came before it was changed or stopped."""
        deadline = self._state.deadlines[name.value]
        rings_at = max(deadline.at, self._quiet_until)
        left = math.ceil((rings_at - workflow.now()).total_seconds())  # whole seconds: never rings early
        if left <= 0:
            return True
        try:
            await workflow.wait_condition(
                lambda: self._state.deadlines.get(name.value) != deadline, timeout=left, timeout_summary=name.value
            )
        except TimeoutError:
            return True
        return False

    async def _ring(self, name: ClockName, clock_id: int | None) -> None:
        now = workflow.now()
        if name is ClockName.ATTENTION:
            await attention.look_after(self._state, About(self._application_id, now))
        elif name is ClockName.MEDI_CAL:
            medi_cal.chase(self._state)
        elif clock_id is not None and name is ClockName.CERTIFICATION:
            await certification.run_out(self._state, AboutClock(self._application_id, clock_id, now))
        elif clock_id is not None:
            await attention.run_over(self._state, AboutClock(self._application_id, clock_id, now))

    async def _arrange(self) -> None:
        await arrange(self._state, self._application_id, self._present())

    def _present(self) -> dt.datetime:
        """The instant at which the process acts by itself: now, or the last thing said while its past is being told."""
        now = workflow.now()
        return self._state.said_last if now < self._quiet_until else now

    # Messages

    async def _hear(self, update: str, said: Said, act: Act) -> Result:
        """Take a message in its turn: the step it calls, then stage and tasks. Told again, it answers as before."""
        await workflow.wait_condition(lambda: self._state.begun)
        async with self._turn:
            before = self._state.heard_before(said.submission_id)
            if before:
                return Result(before.outcome, before.needs)
            self._refuse_out_of_turn(update, said)
            self._state.said_last = said.at
            told = Told(self._application_id, said.submission_id, said.by, said.at)
            result = await act(self._state, told)
            self._state.remember(Heard(said.submission_id, result.outcome, result.needs))
            if result.outcome != "refused":
                self._state.care = Care.IN_HAND
                await arrange(self._state, self._application_id, said.at, said.by, update)
            return result

    def _refuse_out_of_turn(self, update: str, said: Said) -> None:
        """Raise when it is not this message's turn; asked before it is accepted and again when its turn has come."""
        if self._state.heard_before(said.submission_id):
            return
        sentence = out_of_turn(self._state, update)
        if sentence:
            raise ApplicationError(sentence, type=NOT_THIS_STEPS_TURN, non_retryable=True)

    @workflow.query
    def progress(self) -> Progress:
        """Where the application stands."""
        return progress_of(self._state)

    @workflow.update
    async def clear_person(self, said: Said) -> Result:
        """A clerk or worker says who the applicant is, or asks the supervisor."""
        return await self._hear("clear_person", said, clearance.clear_person)

    @clear_person.validator
    def turn_to_clear_person(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("clear_person", said)

    @workflow.update
    async def rule_on_clearance(self, said: Said) -> Result:
        """The supervisor says who the applicant is."""
        return await self._hear("rule_on_clearance", said, clearance.rule_on_clearance)

    @rule_on_clearance.validator
    def turn_to_rule_on_clearance(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("rule_on_clearance", said)

    @workflow.update
    async def answer_medi_cal(self, said: Said) -> Result:
        """The Medi-Cal partner answers, or a worker with proof."""
        return await self._hear("answer_medi_cal", said, medi_cal.answer_medi_cal)

    @answer_medi_cal.validator
    def turn_to_answer_medi_cal(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("answer_medi_cal", said)

    @workflow.update
    async def issue_certification(self, said: Said) -> Result:
        """The certification form was given: its clock starts."""
        return await self._hear("issue_certification", said, certification.issue_certification)

    @issue_certification.validator
    def turn_to_issue_certification(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("issue_certification", said)

    @workflow.update
    async def extend_certification(self, said: Said) -> Result:
        """Good cause for more time."""
        return await self._hear("extend_certification", said, certification.extend_certification)

    @extend_certification.validator
    def turn_to_extend_certification(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("extend_certification", said)

    @workflow.update
    async def receive_certification(self, said: Said) -> Result:
        """The certification form came back."""
        return await self._hear("receive_certification", said, certification.receive_certification)

    @receive_certification.validator
    def turn_to_receive_certification(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("receive_certification", said)

    @workflow.update
    async def claim_certification_exception(self, said: Said) -> Result:
        """Discharge, or risk of placement: services cannot wait for the form."""
        return await self._hear("claim_certification_exception", said, certification.claim_certification_exception)

    @claim_certification_exception.validator
    def turn_to_claim_certification_exception(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("claim_certification_exception", said)

    @workflow.update
    async def schedule_visit(self, said: Said) -> Result:
        """A home visit is planned."""
        return await self._hear("schedule_visit", said, visit.schedule_visit)

    @schedule_visit.validator
    def turn_to_schedule_visit(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("schedule_visit", said)

    @workflow.update
    async def move_visit(self, said: Said) -> Result:
        """The visit gets another time."""
        return await self._hear("move_visit", said, visit.move_visit)

    @move_visit.validator
    def turn_to_move_visit(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("move_visit", said)

    @workflow.update
    async def miss_visit(self, said: Said) -> Result:
        """The visit did not take place."""
        return await self._hear("miss_visit", said, visit.miss_visit)

    @miss_visit.validator
    def turn_to_miss_visit(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("miss_visit", said)

    @workflow.update
    async def complete_visit(self, said: Said) -> Result:
        """The visit took place."""
        return await self._hear("complete_visit", said, visit.complete_visit)

    @complete_visit.validator
    def turn_to_complete_visit(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("complete_visit", said)

    @workflow.update
    async def complete_assessment(self, said: Said) -> Result:
        """The needs are assessed."""
        return await self._hear("complete_assessment", said, assessment.complete_assessment)

    @complete_assessment.validator
    def turn_to_complete_assessment(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("complete_assessment", said)

    @workflow.update
    async def propose(self, said: Said) -> Result:
        """The worker proposes a decision."""
        return await self._hear("propose", said, proposal.propose)

    @propose.validator
    def turn_to_propose(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("propose", said)

    @workflow.update
    async def deny_for_cause(self, said: Said) -> Result:
        """The worker proposes a denial for a cause."""
        return await self._hear("deny_for_cause", said, proposal.deny_for_cause)

    @deny_for_cause.validator
    def turn_to_deny_for_cause(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("deny_for_cause", said)

    @workflow.update
    async def review(self, said: Said) -> Result:
        """The supervisor agrees with a proposal or sends it back."""
        return await self._hear("review", said, proposal.review)

    @review.validator
    def turn_to_review(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("review", said)

    @workflow.update
    async def withdraw(self, said: Said) -> Result:
        """The applicant takes the application back."""
        return await self._hear("withdraw", said, proposal.withdraw)

    @withdraw.validator
    def turn_to_withdraw(self, said: Said) -> None:
        """Is it this message's turn?"""
        self._refuse_out_of_turn("withdraw", said)


def _failed(track: asyncio.Task[None]) -> bool:
    return track.done() and not track.cancelled() and track.exception() is not None
