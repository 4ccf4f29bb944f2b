"""A provider's assignment to one recipient, from the designation (SOC 426A) to its end."""

import dataclasses
import datetime as dt

from temporalio import workflow

from workflows.assignment import tasks
from workflows.assignment.messages import MESSAGES
from workflows.assignment.state import State
from workflows.assignment.turns import out_of_turn
from workflows.doing import do
from workflows.messages import BeginAssignment
from workflows.steps import assignment as steps
from workflows.steps.assignment import AssignmentStatus
from workflows.steps.letters import SEND_ASSIGNMENT_LETTER, LetterDue, SendLetter
from workflows.steps.step import About
from workflows.steps.work import ARRANGE_ASSIGNMENT_WORK
from workflows.stepwise import Stepwise


@workflow.defn
class ProviderAssignment(Stepwise[State]):
    """One spell of one provider with one recipient. What it waits for is told to it: no clock runs."""

    messages, keeps, wants = MESSAGES, ARRANGE_ASSIGNMENT_WORK, tasks

    @workflow.init
    def __init__(self, begin: BeginAssignment) -> None:
        state = begin.carried or State(said_last=begin.at)
        super().__init__(begin.assignment_id, begin.at, begin.quiet_until, state)

    @workflow.run
    async def run(self, begin: BeginAssignment) -> AssignmentStatus:
        """The whole process; answers `ended`."""
        if not await self._live(begin.at):
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        await do(steps.CLOSE_ASSIGNMENT, About(self._subject_id, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.status

    @workflow.query
    def stands(self) -> AssignmentStatus:
        """The standing now."""
        return self._state.status

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return self._state.status is AssignmentStatus.ENDED

    async def _begin(self, at: dt.datetime) -> None:
        self._state.adopt(await do(steps.BEGIN_ASSIGNMENT, About(self._subject_id, at)))

    def _letters(self) -> list[LetterDue]:
        return self._state.letters

    async def _send(self, letter: LetterDue) -> None:
        await do(SEND_ASSIGNMENT_LETTER, SendLetter(self._subject_id, letter.letter, letter.about, self._present()))
