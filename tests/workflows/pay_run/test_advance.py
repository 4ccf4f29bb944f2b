"""A month in advance wakes after its 45th and its 90th day, and ends when nothing is left; a letter is sent once."""

import datetime as dt

import pytest
from temporalio import activity

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.one_workflow import at_work
from workflows.letter import OneLetter
from workflows.messages import TASK_QUEUE
from workflows.pay_run.advance import AdvancePay
from workflows.steps.advance import LIMIT_OVER, AdvanceDay, AdvanceSeen, BeginAdvance, Limit
from workflows.steps.letters import SEND_ASSIGNMENT_LETTER, BeginLetter, Letter, LetterSent, SendLetter

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("left", "limits"),
    [
        ([True, True], [Limit.RECONCILIATION, Limit.ARREARS]),
        ([True, False], [Limit.RECONCILIATION, Limit.ARREARS]),
        ([False], [Limit.RECONCILIATION]),
    ],
    ids=["timesheets never come", "they come between the two", "they come in time"],
)
def test_an_advance_rings_when_each_of_its_limits_is_over_and_not_before(
    time_skipping: Skipping, left: list[bool], limits: list[Limit]
) -> None:
    rung: list[AdvanceDay] = []

    @activity.defn(name=LIMIT_OVER)
    async def over(order: AdvanceDay) -> AdvanceSeen:
        rung.append(order)
        return AdvanceSeen(left[len(rung) - 1])

    async def told() -> None:
        async with at_work(time_skipping, AdvancePay, over) as environment:
            now = await environment.get_current_time()
            begun = BeginAdvance(12, now + 46 * DAY, now + 91 * DAY)
            told = await environment.client.execute_workflow(
                AdvancePay.run, begun, id="advance-12", task_queue=TASK_QUEUE
            )
            assert told == left[-1]
            assert [each.limit for each in rung] == limits
            due = (begun.due_at, begun.arrears_at)
            assert all(at <= each.at < at + DAY for each, at in zip(rung, due, strict=False))

    coroutines.run_on_fresh_server(told)


def test_a_letter_that_no_process_waits_for_is_sent_as_a_step(time_skipping: Skipping) -> None:
    sent: list[SendLetter] = []

    @activity.defn(name=SEND_ASSIGNMENT_LETTER.name)
    async def send(order: SendLetter) -> LetterSent:
        sent.append(order)
        return LetterSent(7)

    async def told() -> None:
        async with at_work(time_skipping, OneLetter, send) as environment:
            at = await environment.get_current_time()
            begun = BeginLetter(3, Letter.ADVANCE_ENDED, 12, at)
            notice = await environment.client.execute_workflow(
                OneLetter.run, begun, id="letter-advance_ended-12", task_queue=TASK_QUEUE
            )
            assert notice == 7
            assert sent == [SendLetter(3, Letter.ADVANCE_ENDED, 12, at)]

    coroutines.run_on_fresh_server(told)
