"""A liaison's account request, from its making to the last first sign-in (Provider Inquiry Project; DHCS 4513)."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from temporalio import workflow

from workflows.account_request import tasks
from workflows.account_request.messages import MESSAGES, RUN_OUT
from workflows.account_request.state import State
from workflows.account_request.statuses import ENDS
from workflows.account_request.turns import out_of_turn
from workflows.doing import do
from workflows.messages import BeginAccountRequest
from workflows.steps import account_request as steps
from workflows.steps.account_request import ClockName, RequestStatus
from workflows.steps.step import About, AboutClock
from workflows.steps.work import ARRANGE_ACCOUNT_REQUEST_WORK
from workflows.stepwise import Stepwise


@workflow.defn
class AccountRequest(Stepwise[State]):
    """One form with its changes: checked, reviewed, given user IDs, handed out, signed in with."""

    messages, keeps, wants = MESSAGES, ARRANGE_ACCOUNT_REQUEST_WORK, tasks

    @workflow.init
    def __init__(self, begin: BeginAccountRequest) -> None:
        state = begin.carried or State(said_last=begin.at)
        super().__init__(begin.request_id, begin.at, begin.quiet_until, state)

    @workflow.run
    async def run(self, begin: BeginAccountRequest) -> RequestStatus:
        """The whole process; answers how it ended."""
        if not await self._live(begin.at):
            workflow.continue_as_new(dataclasses.replace(begin, carried=self._state))
        await do(steps.CLOSE_ACCOUNT_REQUEST, About(self._subject_id, self._present()))
        await workflow.wait_condition(workflow.all_handlers_finished)
        return self._state.status

    @workflow.query
    def stands(self) -> RequestStatus:
        """The standing now."""
        return self._state.status

    def _clocks(self) -> Iterable[str]:
        return ClockName

    def _out_of_turn(self, update: str) -> str | None:
        return out_of_turn(self._state, update)

    def _over(self) -> bool:
        return self._state.status in ENDS

    async def _begin(self, at: dt.datetime) -> None:
        self._state.adopt(await do(steps.BEGIN_ACCOUNT_REQUEST, About(self._subject_id, at)))

    async def _ring(self, name: str, clock_id: int | None) -> None:
        if clock_id is None:
            answer = await do(steps.DAY_CAME, About(self._subject_id, self._present()))
        else:
            answer = await do(RUN_OUT[name], AboutClock(self._subject_id, clock_id, workflow.now()))
        self._state.adopt(answer)
