"""An organization's participation in provider inquiry, from its application to its end (Provider Responsibilities)."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from temporalio import workflow

from workflows.doing import do
from workflows.messages import BeginOrganization
from workflows.organization import tasks
from workflows.organization.messages import MESSAGES, RUN_OUT
from workflows.organization.state import State
from workflows.organization.statuses import ENDS
from workflows.organization.turns import out_of_turn
from workflows.steps import organization as steps
from workflows.steps.organization import ClockName, OrganizationStatus
from workflows.steps.step import About, AboutClock
from workflows.steps.work import ARRANGE_ORGANIZATION_WORK
from workflows.stepwise import Stepwise


@workflow.defn
class OrganizationParticipation(Stepwise[State]):
    """Applied for, approved, frozen without a liaison, its users certified every six months, ended."""

    messages, keeps, wants = MESSAGES, ARRANGE_ORGANIZATION_WORK, tasks

    @workflow.init
    def __init__(self, begin: BeginOrganization) -> None:
        state = begin.carried or State(said_last=begin.at)
        super().__init__(begin.organization_id, begin.at, begin.quiet_until, state)

    @workflow.run
    async def run(self, begin: BeginOrganization) -> OrganizationStatus:
        """The whole process; answers how it ended."""
        if not await self._live(begin.at):
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        await do(steps.CLOSE_ORGANIZATION, About(self._subject_id, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.status

    @workflow.query
    def stands(self) -> OrganizationStatus:
        """The standing now."""
        return self._state.status

    def _clocks(self) -> Iterable[str]:
        return ClockName

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return self._state.status in ENDS

    async def _begin(self, at: dt.datetime) -> None:
        self._state.adopt(await do(steps.BEGIN_ORGANIZATION, About(self._subject_id, at)))

    async def _ring(self, name: str, clock_id: int | None) -> None:
        if clock_id is None:
            answer = await do(steps.REMIND_RECERTIFICATION, About(self._subject_id, self._present()))
        else:
            answer = await do(RUN_OUT[name], AboutClock(self._subject_id, clock_id, workflow.now()))
        self._state.adopt(answer)
