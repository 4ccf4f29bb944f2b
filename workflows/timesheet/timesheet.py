"""A timesheet of one provider-recipient pair and half-month, from its first submission to its acceptance."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from temporalio import workflow

from workflows.doing import do
from workflows.messages import BeginTimesheet
from workflows.steps import timesheet as steps
from workflows.steps.step import About, AboutClock
from workflows.steps.timesheet import ClockName, TimesheetStatus
from workflows.steps.work import ARRANGE_TIMESHEET_WORK
from workflows.stepwise import Stepwise
from workflows.timesheet import tasks
from workflows.timesheet.messages import COME, MESSAGES, RUN_OUT
from workflows.timesheet.state import State
from workflows.timesheet.turns import out_of_turn, over


@workflow.defn
class TimesheetApproval(Stepwise[State]):
    """Submitted, approved by the recipient, decided by the law, looked at by the county where the law holds it.

    No letter is sent about a timesheet: provider and recipient read it on their pages.
    """

    messages, keeps, wants = MESSAGES, ARRANGE_TIMESHEET_WORK, tasks

    @workflow.init
    def __init__(self, begin: BeginTimesheet) -> None:
        super().__init__(begin.timesheet_id, begin.at, begin.quiet_until, begin.carried or State(said_last=begin.at))

    @workflow.run
    async def run(self, begin: BeginTimesheet) -> TimesheetStatus:
        """The whole process; answers `accepted` or `withdrawn`. Who approves does not wait for the workweeks."""
        if not await self._live(begin.at):
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        if self._state.status is TimesheetStatus.ACCEPTED:
            await do(steps.CHECK_WORKWEEKS, About(self._subject_id, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.status

    @workflow.query
    def stands(self) -> TimesheetStatus:
        """The standing now."""
        return self._state.status

    def _clocks(self) -> Iterable[str]:
        return ClockName

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return over(self._state)

    async def _begin(self, at: dt.datetime) -> None:
        self._state.adopt(await do(steps.BEGIN_TIMESHEET, About(self._subject_id, at)))

    async def _ring(self, name: str, clock_id: int | None) -> None:
        if name in COME:
            self._state.adopt(await do(COME[name], About(self._subject_id, workflow.now())))
        elif clock_id is not None:
            self._state.adopt(await do(RUN_OUT[name], AboutClock(self._subject_id, clock_id, workflow.now())))
