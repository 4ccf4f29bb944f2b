"""A provider's assignment to one recipient, from the designation (SOC 426A) to its end."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from temporalio import workflow

from workflows.arranging import arrange_tasks
from workflows.assignment import tasks
from workflows.assignment.messages import MESSAGES
from workflows.assignment.state import State
from workflows.assignment.turns import out_of_turn
from workflows.doing import do
from workflows.messages import BeginAssignment, Result
from workflows.process import Process
from workflows.steps import assignment as steps
from workflows.steps.assignment import AssignmentAnswer, AssignmentStatus
from workflows.steps.letters import SEND_ASSIGNMENT_LETTER, LetterDue, SendLetter
from workflows.steps.step import About, Told
from workflows.steps.work import ARRANGE_ASSIGNMENT_WORK, ArrangeTasks


@workflow.defn
class ProviderAssignment(Process[State]):
    """One spell of one provider with one recipient. It waits while the provider is not eligible."""

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

    def _updates(self) -> Iterable[str]:
        return MESSAGES

    def _clocks(self) -> Iterable[str]:
        return ()

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return self._state.status is AssignmentStatus.ENDED

    async def _begin(self, at: dt.datetime) -> None:
        self._adopt(await do(steps.BEGIN_ASSIGNMENT, About(self._subject_id, at)))

    async def _act(self, update: str, told: Told) -> Result:
        answer = await do(MESSAGES[update], told)
        if answer.outcome != "refused":
            self._adopt(answer)
        return Result(answer.outcome)

    def _adopt(self, answer: AssignmentAnswer) -> None:
        self._state.status, self._state.needed = answer.status, answer.needed
        self._state.extra_hours = answer.extra_hours
        self._state.letters += answer.letters

    async def _ring(self, name: str, clock_id: int | None) -> None:
        """No clock runs here: what an assignment waits for is told to it."""

    async def _arrange(self, at: dt.datetime, by: int | None = None, update: str | None = None) -> None:
        completes = tasks.COMPLETES.get(update or "", ())
        order = ArrangeTasks(self._subject_id, at, by)
        await arrange_tasks(ARRANGE_ASSIGNMENT_WORK, self._state, order, tasks.wanted(self._state), completes)

    def _letters(self) -> list[LetterDue]:
        return self._state.letters

    async def _send(self, letter: LetterDue) -> None:
        await do(SEND_ASSIGNMENT_LETTER, SendLetter(self._subject_id, letter.letter, letter.about, self._present()))
