"""Messages, clocks and days in any order: the workflow takes what the declaration takes and refuses the rest.

Each walk makes only declared moves, a clock rings only where it may run, and the workflow stands where the records do.
Hundreds of walks go over the same state without a server, some over a real one.
"""

import datetime as dt
import functools
import random
from typing import Any

from temporalio.client import WorkflowUpdateFailedError

from tests.fixtures.temporal import Skipping
from tests.workflows.account_request.scripted import SCRIPTS
from tests.workflows.account_request.scripted_records import TWO_AND_A_DEPARTURE, RequestRecords, Row
from tests.workflows.account_request.telling import Request, check_story
from tests.workflows.scripted_records import end_of
from workflows.account_request.messages import MESSAGES, RUN_OUT
from workflows.account_request.state import State
from workflows.account_request.statuses import CLOCKS, ENDS, MOVES, takes
from workflows.account_request.tasks import wanted
from workflows.account_request.turns import out_of_turn
from workflows.steps.account_request import ClockName, RequestStatus
from workflows.steps.step import About, AboutClock, Told

START = end_of(dt.date(2026, 3, 1))
PLANS: tuple[tuple[Row, ...], ...] = (
    TWO_AND_A_DEPARTURE,
    (("add", "asked", 0),),
    (("add", "asked", 0), ("delete", "done", 0)),
    (("add", "approved", 0),),
    (("modify", "asked", 0),),
    (("modify", "asked", 5), ("add", "asked", 0)),
    (("modify", "asked", 90),),
    (("delete", "approved", 3),),
    (("delete", "approved", 90), ("delete", "done", 0)),
    (("add", "asked", 0), ("delete", "approved", 90)),
    (("delete", "done", 0),),
    (("add", "refused", 0),),
)
WORDS = {
    "review_account_request": ("approve", "approve", "approve", "return", "refuse"),
    "assign_user_id": ("made", "made", "made", "gone"),
}


def message_for(status: RequestStatus, dice: random.Random) -> str:
    """Any message; more often one that is taken."""
    taken = [message for message in MESSAGES if takes(status, message)]
    return dice.choice(taken if taken and dice.random() < 0.8 else list(MESSAGES))


def payload(message: str, dice: random.Random) -> dict[str, Any]:
    """What is said with a message."""
    return {"answer": dice.choice(WORDS[message])} if message in WORDS else {}


def records_for(dice: random.Random) -> RequestRecords:
    """How a request begins."""
    plan = dice.choice(PLANS)
    return RequestRecords(plan, returned_by_law=dice.random() < 0.3)


class InMemory:
    """The state of a request and its scripted steps, without a server."""

    def __init__(self, records: RequestRecords) -> None:
        self.records, self.now, self.count = records, START, 0
        self.state = State(said_last=self.now)
        self.state.adopt(SCRIPTS["begin_account_request"](self.records, About(1, self.now)))

    def say(self, message: str, said: dict[str, Any]) -> bool:
        """Whether it was taken."""
        if out_of_turn(self.state, message):
            return False
        self.count += 1
        self.records.said[self.count] = said
        answer = SCRIPTS[MESSAGES[message].name](self.records, Told(1, self.count, None, self.now))
        if answer.outcome != "refused":
            self.state.adopt(answer)
        return True

    def time_passes(self) -> None:
        """Until the next clock rings, or the next day begins on which somebody leaves."""
        name, deadline = min(self.state.deadlines.items(), key=lambda each: each[1].at)
        self.now = max(self.now, deadline.at)
        self.state.ring_at(name, None)
        if deadline.clock_id is None:
            self.state.adopt(SCRIPTS["account_day_came"](self.records, About(1, self.now)))
            return
        clock = AboutClock(1, deadline.clock_id, self.now)
        self.state.adopt(SCRIPTS[RUN_OUT[ClockName(name)].name](self.records, clock))

    def hold(self) -> None:
        """The workflow's state and the records agree."""
        effect = {ClockName.EFFECT} if self.records.effect_on else set()
        assert self.state.status is self.records.status
        assert {*self.state.deadlines} == {str(name) for name in {*self.records.due} | effect}
        assert {*self.records.due} | effect <= {*CLOCKS[self.records.status]}
        assert not wanted(self.state) or self.state.status not in ENDS


def test_every_declared_move_is_made_in_hundreds_of_walks_and_no_other() -> None:
    made: set[tuple[Any, ...]] = set()
    for number in range(3_000):
        dice = random.Random(number)
        walk = InMemory(records_for(dice))
        for _ in range(40):
            walk.hold()
            before = walk.records.status
            if before in ENDS:
                break
            if walk.state.deadlines and dice.random() < 0.3:
                walk.time_passes()
            else:
                message = message_for(before, dice)
                assert walk.say(message, payload(message, dice)) is takes(before, message)
        made.update(walk.records.moves)
    assert made == {(move.before, move.cause, move.to) for move in MOVES}


def test_walks_on_a_server_take_and_refuse_as_declared(time_skipping: Skipping) -> None:
    for number in range(10):
        dice = random.Random(number)
        check_story(time_skipping, functools.partial(walked, dice=dice), records_for(dice))


async def walked(it: Request, dice: random.Random) -> None:
    """Fourteen words, clocks or days, each held against the declaration."""
    for _ in range(14):
        await it.settled()
        before = it.records.status
        if before in ENDS:
            break
        running = [*it.records.due, *([ClockName.EFFECT] if it.records.effect_on else [])]
        if running and dice.random() < 0.3:
            await it.over(min(running, key=lambda name: _day(it, name)))
            continue
        message = message_for(before, dice)
        assert await taken(it, message, payload(message, dice)) is takes(before, message)
    if it.records.status in ENDS:
        assert await it.ended() == it.records.status.value
    else:
        assert await it.status() == it.records.status.value


def _day(it: Request, name: ClockName) -> dt.date:
    effect = it.records.effect_on
    if name is ClockName.EFFECT and effect is not None:
        return effect - dt.timedelta(days=1)
    return it.records.due[name]


async def taken(it: Request, message: str, said: dict[str, Any]) -> bool:
    """Whether a message was taken."""
    try:
        await it.say(message, **said)
    except WorkflowUpdateFailedError:
        return False
    return True
