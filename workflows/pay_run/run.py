"""A pay run, from its plan through two people's words to money that is issued, part by part (issue of a half-month).

What works in parts goes on beside the messages: a stop is heard at once, parts in hand are finished, and none is begun.
"""

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from temporalio import workflow

from workflows.doing import do, do_long
from workflows.messages import BeginPayRun
from workflows.pay_run import tasks
from workflows.pay_run.messages import MESSAGES
from workflows.pay_run.state import State
from workflows.pay_run.statuses import AT_WORK
from workflows.pay_run.turns import out_of_turn
from workflows.steps import pay_run as steps
from workflows.steps.pay_run import CameTo, Cause, Outcome, PartOrder, PayRunStatus, RunOrder, Worked
from workflows.steps.step import About
from workflows.steps.work import ARRANGE_PAY_RUN_WORK
from workflows.stepwise import Stepwise

AT_ONCE, AT_ONCE_BEFORE = 3, 2
"""Parts under way at the same time, and in runs begun before: while one reckons, others wait for the database."""

PAUSE = dt.timedelta(seconds=5)
"""Before it is looked again whether work that was put off may be done."""


@workflow.defn
class PayRun(Stepwise[State]):
    """One run: planned, reckoned, approved by two people, issued; stopped and resumed, discarded, or failed."""

    messages, keeps, wants = MESSAGES, ARRANGE_PAY_RUN_WORK, tasks

    @workflow.init
    def __init__(self, begin: BeginPayRun) -> None:
        super().__init__(begin.run_id, begin.at, None, begin.carried or State(said_last=begin.at))
        self._made_at = begin.at
        self._busy = False

    @workflow.run
    async def run(self, begin: BeginPayRun) -> PayRunStatus:
        """The whole process; answers `issued` or `discarded`."""
        if not await self._live(begin.at):
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        await do(steps.CLOSE_PAY_RUN, About(self._subject_id, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.status

    @workflow.query
    def stands(self) -> PayRunStatus:
        """The standing now."""
        return self._state.status

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return self._state.status is PayRunStatus.ISSUED or self._state.cleared

    def _at_rest(self) -> bool:
        return not self._busy and super()._at_rest()

    def _tracks(self) -> list[Coroutine[Any, Any, None]]:
        return [*super()._tracks(), self._work()]

    async def _begin(self, at: dt.datetime) -> None:
        self._state.adopt(await do(steps.BEGIN_PAY_RUN, About(self._subject_id, at)))

    # What a run does by itself

    async def _work(self) -> None:
        """Whatever the standing asks for, until the run waits for somebody, goes on as a new one, or is over."""
        while True:
            await workflow.wait_condition(lambda: self._has_work() and not self._to_go_on())
            self._busy = True
            await self._work_at(self._state.status)
            self._busy = False

    def _has_work(self) -> bool:
        discarded = self._state.status is PayRunStatus.DISCARDED and not self._state.cleared
        return discarded or self._state.status in AT_WORK

    async def _work_at(self, status: PayRunStatus) -> None:
        """The work of one standing, as far as it may be done now, and the move that follows."""
        doing: dict[PayRunStatus, Callable[[], Awaitable[Cause | None]]] = {
            PayRunStatus.PLANNED: self._plan,
            PayRunStatus.CALCULATING: self._reckon,
            PayRunStatus.ISSUING: self._issue,
            PayRunStatus.DISCARDED: self._clear,
        }
        cause = await doing[status]()
        async with self._turn:  # whoever is saying something has said it then
            if cause and self._state.status is status:
                now = workflow.now()
                self._state.adopt(await do(steps.MOVE_PAY_RUN, CameTo(self._subject_id, cause, now)))
                await self._arrange(now)
        if self._state.status is status and not self._state.cleared and not self._to_go_on():
            await workflow.sleep(PAUSE)

    async def _plan(self) -> Cause | None:
        worked = await self._do(steps.PLAN)
        self._state.parts = worked.count
        return _cause(worked, Cause.PLANNED)

    async def _reckon(self) -> Cause | None:
        worked = await self._every_part(steps.RECKON_PART) or await self._do(steps.TIE)
        return _cause(worked, Cause.RECKONED if worked.count else Cause.NOTHING_TO_PAY)

    async def _issue(self) -> Cause | None:
        worked = await self._every_part(steps.ISSUE_PART) or await self._do(steps.MAKE_FILES)
        return _cause(worked, Cause.ISSUED)

    async def _clear(self) -> Cause | None:
        worked = await self._every_part(steps.CLEAR_PART)
        self._state.cleared = worked is None
        return None

    async def _every_part(self, name: str) -> Worked | None:
        """The same for each part that is left, some at once; none, or the first that could not be done."""
        status = self._state.status
        self._state.work_at(status)
        undone: list[Worked] = []

        async def work() -> None:
            left = self._state.left
            while left and not undone and self._state.status is status and not self._to_go_on():
                part = left.pop(0)
                worked = await self._do(name, part)
                if worked.outcome is not Outcome.DONE:
                    undone.append(worked)
                    left.insert(0, part)

        at_once = AT_ONCE if workflow.patched("three_parts_at_once") else AT_ONCE_BEFORE
        await asyncio.gather(*(work() for _ in range(at_once)))
        if not undone and (self._state.left or self._state.status is not status):
            undone.append(Worked(Outcome.NOT_NOW))
        return undone[0] if undone else None

    async def _do(self, name: str, part: int | None = None) -> Worked:
        """Have it done, and be told every few seconds that somebody is at it."""
        run_id, at = self._subject_id, self._made_at
        order = RunOrder(run_id, at) if part is None else PartOrder(run_id, part, at)
        return await do_long(name, order, Worked, steps.PATIENCE, steps.SILENCE)


def _cause(worked: Worked, done: Cause) -> Cause | None:
    """The move that follows; none when it was not the time for it."""
    return {Outcome.DONE: done, Outcome.FAILED: Cause.FAILED, Outcome.NOT_NOW: None}[worked.outcome]
