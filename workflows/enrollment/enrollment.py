"""A provider's enrollment, from its first step to the end of the standing (W&I 12301.24, 12305.81, 12305.87)."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from temporalio import workflow

from workflows.arranging import arrange_tasks
from workflows.doing import do
from workflows.enrollment import adopting, tasks
from workflows.enrollment.messages import MESSAGES
from workflows.enrollment.moving import by_law, move_after
from workflows.enrollment.state import FOLLOW, State
from workflows.enrollment.statuses import takes
from workflows.enrollment.turns import out_of_turn
from workflows.messages import BeginEnrollment, Result
from workflows.process import Process
from workflows.steps.enrollment import gathering, record
from workflows.steps.enrollment import status as steps
from workflows.steps.enrollment.standing import Check, ClockName, EnrollmentAnswer, Standing, Status
from workflows.steps.letters import SEND_ENROLLMENT_LETTER, LetterDue, SendLetter
from workflows.steps.step import About, AboutClock, Step, Told
from workflows.steps.work import ARRANGE_ENROLLMENT_WORK, ArrangeTasks

RUN_OUT: dict[str, Step[AboutClock, EnrollmentAnswer]] = {
    ClockName.FINISH: gathering.FINISH_RAN_OUT,
    ClockName.EXCEPTION: record.EXCEPTION_TIME_OVER,
    ClockName.APPEAL: record.APPEAL_TIME_OVER,
    ClockName.APPEAL_DECISION: record.APPEAL_OVERDUE,
    ClockName.INACTIVITY: steps.LOOK_AT_PAYROLL,
    ClockName.SUSPENSION: steps.SUSPENSION_OVER,
}
"""The step for each statutory clock that has run out."""


@workflow.defn
class ProviderEnrollment(Process[State]):
    """One person's way to be a provider, and the standing: it moves as `statuses` declares, and never otherwise."""

    @workflow.init
    def __init__(self, begin: BeginEnrollment) -> None:
        state = begin.carried or State(said_last=begin.at)
        super().__init__(begin.enrollment_id, begin.at, begin.quiet_until, state)

    @workflow.run
    async def run(self, begin: BeginEnrollment) -> Status:
        """The whole process; answers the standing it ended in."""
        if not await self._live(begin.at):
            self._state.renew = False
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        await do(steps.END_ENROLLMENT, About(self._subject_id, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.status

    @workflow.query
    def stands(self) -> Status:
        """The standing now."""
        return self._state.status

    def _updates(self) -> Iterable[str]:
        return MESSAGES

    def _clocks(self) -> Iterable[str]:
        return (*ClockName, FOLLOW)

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return self._state.over

    def _to_go_on(self) -> bool:
        """Also when the way to a standing is done: the years of rest that follow begin with an empty history."""
        return self._state.renew or super()._to_go_on()

    async def _begin(self, at: dt.datetime) -> None:
        step = gathering.BEGIN_ENROLLMENT
        adopting.adopt(self._state, step.name, await do(step, About(self._subject_id, at)), at)

    async def _act(self, update: str, told: Told) -> Result:
        answer = await do(MESSAGES[update], told)
        if answer.outcome != "refused":
            adopting.adopt(self._state, update, answer, told.at)
            await self._ask_partners(update, told.at)
            await self._move(update, answer.outcome, told.at, told.by)
            self._state.letters += answer.letters  # a letter tells the standing that has followed
        return Result(answer.outcome)

    async def _ask_partners(self, update: str, at: dt.datetime) -> None:
        awaited = takes(self._state.status, "receive_application") or update == "correct_identity"
        if awaited and _to_be_asked(self._state.standing):
            step = gathering.ASK_PARTNERS
            adopting.adopt(self._state, step.name, await do(step, About(self._subject_id, at)), at)

    async def _ring(self, name: str, clock_id: int | None) -> None:
        now = workflow.now()
        if name == FOLLOW:
            self._state.to_follow = True
        elif name == ClockName.RESTING:
            self._state.rested = True
        elif name == ClockName.PARTNERS:
            answer = await do(gathering.PARTNERS_SILENT, About(self._subject_id, now))
            adopting.adopt_after_ringing(self._state, name, answer, now)
        elif clock_id is not None:
            step = RUN_OUT[name]
            answer = await do(step, AboutClock(self._subject_id, clock_id, now))
            adopting.adopt_after_ringing(self._state, name, answer, now)
            await self._move(step.name, answer.outcome, now)
            self._state.letters += answer.letters

    async def _move(self, message: str, outcome: str, at: dt.datetime, by: int | None = None) -> None:
        """Take the standing that follows, and from there what the law wants at once: only moves that are declared."""
        move = move_after(self._state, message, outcome)
        while move:
            cause, to = move
            changed = await do(steps.CHANGE_STATUS, steps.ChangeStatus(self._subject_id, to, cause, at, by))
            self._state.take_standing(to)
            for ring in changed.rings:
                self._state.ring(ring, at)
            self._state.letters += changed.letters
            move = by_law(self._state)

    async def _arrange(self, at: dt.datetime, by: int | None = None, update: str | None = None) -> None:
        completes = tasks.COMPLETES.get(update or "", ())
        order = ArrangeTasks(self._subject_id, at, by)
        await arrange_tasks(ARRANGE_ENROLLMENT_WORK, self._state, order, tasks.wanted(self._state), completes)

    def _letters(self) -> list[LetterDue]:
        return self._state.letters

    async def _send(self, letter: LetterDue) -> None:
        await do(SEND_ENROLLMENT_LETTER, SendLetter(self._subject_id, letter.letter, letter.about, self._present()))


def _to_be_asked(standing: Standing) -> bool:
    return standing.application and Check.NOT_ASKED in (standing.ssn, standing.list)
