"""A violation of the workweek and travel limits, from its finding to the day it stands no more (W&I 12300.4)."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from temporalio import workflow

from workflows.doing import do
from workflows.messages import BeginViolation
from workflows.steps import violation as steps
from workflows.steps.letters import SEND_VIOLATION_LETTER, LetterDue, SendLetter
from workflows.steps.step import About, AboutClock
from workflows.steps.violation import ClockName, ViolationStatus
from workflows.steps.work import ARRANGE_VIOLATION_WORK
from workflows.stepwise import Stepwise
from workflows.violation import tasks
from workflows.violation.messages import MESSAGES, RUN_OUT
from workflows.violation.state import State
from workflows.violation.turns import out_of_turn


@workflow.defn
class ProviderViolation(Stepwise[State]):
    """One provider's violation in one service month: reviewed, told, disputed, served or taken back."""

    messages, keeps, wants = MESSAGES, ARRANGE_VIOLATION_WORK, tasks

    @workflow.init
    def __init__(self, begin: BeginViolation) -> None:
        state = begin.carried or State(said_last=begin.at)
        super().__init__(begin.violation_id, begin.at, begin.quiet_until, state)

    @workflow.run
    async def run(self, begin: BeginViolation) -> ViolationStatus:
        """The whole process; answers `ended`."""
        if not await self._live(begin.at):
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        await do(steps.CLOSE_VIOLATION, About(self._subject_id, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.status

    @workflow.query
    def stands(self) -> ViolationStatus:
        """The standing now."""
        return self._state.status

    def _clocks(self) -> Iterable[str]:
        return ClockName

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return self._state.status is ViolationStatus.ENDED

    async def _begin(self, at: dt.datetime) -> None:
        self._state.adopt(await do(steps.BEGIN_VIOLATION, About(self._subject_id, at)))

    async def _ring(self, name: str, clock_id: int | None) -> None:
        if clock_id is not None:
            self._state.adopt(await do(RUN_OUT[name], AboutClock(self._subject_id, clock_id, workflow.now())))

    def _letters(self) -> list[LetterDue]:
        return self._state.letters

    async def _send(self, letter: LetterDue) -> None:
        await do(SEND_VIOLATION_LETTER, SendLetter(self._subject_id, letter.letter, letter.about, self._present()))
