"""The intake of one application for IHSS, from its registration to its decision and notice (MPP 30-755, 30-759)."""

import dataclasses
import datetime as dt
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any

from temporalio import workflow

from workflows.doing import do
from workflows.intake import assessment, attention, certification, clearance, medi_cal, proposal, visit
from workflows.intake.arranging import arrange
from workflows.intake.progress import progress_of
from workflows.intake.state import Clearance, ClockName, NoticeDue, State
from workflows.intake.turns import out_of_turn
from workflows.messages import BeginIntake, Progress, Result
from workflows.process import Process
from workflows.steps.beginning import END_APPLICATION, Care, End, Ending
from workflows.steps.proposal import SEND_NOTICE, SendNotice
from workflows.steps.step import About, AboutClock, Told

MESSAGES: dict[str, Callable[[State, Told], Awaitable[Result]]] = {
    "clear_person": clearance.clear_person,
    "rule_on_clearance": clearance.rule_on_clearance,
    "answer_medi_cal": medi_cal.answer_medi_cal,
    "issue_certification": certification.issue_certification,
    "extend_certification": certification.extend_certification,
    "receive_certification": certification.receive_certification,
    "claim_certification_exception": certification.claim_certification_exception,
    "schedule_visit": visit.schedule_visit,
    "move_visit": visit.move_visit,
    "miss_visit": visit.miss_visit,
    "complete_visit": visit.complete_visit,
    "complete_assessment": assessment.complete_assessment,
    "propose": proposal.propose,
    "deny_for_cause": proposal.deny_for_cause,
    "review": proposal.review,
    "withdraw": proposal.withdraw,
}
"""What is done with each message, in its turn."""


@workflow.defn
class ApplicationIntake(Process[State]):
    """One application: tracks that people and partners move, until it is decided or withdrawn."""

    @workflow.init
    def __init__(self, begin: BeginIntake) -> None:
        state = begin.carried or State(said_last=begin.at)
        super().__init__(begin.application_id, begin.at, begin.quiet_until, state)

    @workflow.run
    async def run(self, begin: BeginIntake) -> Ending:
        """The whole process; answers how it ended."""
        await self._live(begin.at)
        if self._state.ending is None:
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        await do(END_APPLICATION, End(self._subject_id, self._state.ending, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.ending

    @workflow.query
    def progress(self) -> Progress:
        """Where the application stands."""
        return progress_of(self._state)

    def _updates(self) -> Iterable[str]:
        return MESSAGES

    def _clocks(self) -> Iterable[str]:
        return ClockName

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return self._state.ending is not None

    async def _begin(self, at: dt.datetime) -> None:
        await attention.begin(self._state, About(self._subject_id, at))

    async def _act(self, update: str, told: Told) -> Result:
        result = await MESSAGES[update](self._state, told)
        if result.outcome != "refused":
            self._state.care = Care.IN_HAND
        return result

    def _tracks(self) -> list[Coroutine[Any, Any, None]]:
        return [self._ask_medi_cal(), *super()._tracks()]

    async def _ask_medi_cal(self) -> None:
        await workflow.wait_condition(lambda: self._state.clearance is Clearance.CLEARED)
        async with self._turn:
            if self._state.ending is None:
                await medi_cal.ask(self._state, About(self._subject_id, self._present()))
                await self._arrange(self._present())

    async def _ring(self, name: str, clock_id: int | None) -> None:
        now = workflow.now()
        if name == ClockName.ATTENTION:
            await attention.look_after(self._state, About(self._subject_id, now))
        elif name == ClockName.MEDI_CAL:
            medi_cal.chase(self._state)
        elif clock_id is not None and name == ClockName.CERTIFICATION:
            await certification.run_out(self._state, AboutClock(self._subject_id, clock_id, now))
        elif clock_id is not None:
            await attention.run_over(self._state, AboutClock(self._subject_id, clock_id, now))

    async def _arrange(self, at: dt.datetime, by: int | None = None, update: str | None = None) -> None:
        await arrange(self._state, self._subject_id, at, by, update)

    def _letters(self) -> list[NoticeDue]:
        return self._state.notices

    async def _send(self, letter: NoticeDue) -> None:
        await do(SEND_NOTICE, SendNotice(self._subject_id, letter.proposal_id, letter.action, self._present()))
