"""Messages and clocks in any order: the workflow takes what the declaration takes and refuses the rest.

Each walk makes only declared moves (the scripted steps refuse others), a clock rings only where it may run, and the
workflow stands where the records do. Hundreds of walks go over the same state without a server, some over a real one.
"""

import datetime as dt
import functools
import random
from typing import Any

from temporalio.client import WorkflowUpdateFailedError

from tests.fixtures.temporal import Skipping
from tests.workflows.scripted_records import end_of
from tests.workflows.violation.scripted import SCRIPTS, ViolationRecords
from tests.workflows.violation.telling import Violation, check_story
from workflows.steps.step import About, AboutClock, Told
from workflows.steps.violation import ClockName, ViolationStatus
from workflows.violation.messages import MESSAGES, RUN_OUT
from workflows.violation.state import State
from workflows.violation.statuses import CLOCKS, MOVES, takes
from workflows.violation.tasks import wanted
from workflows.violation.turns import out_of_turn

WORDS: dict[str, tuple[str | None, ...]] = {
    "confirm_violation": (None, None, None, "dismissed"),
    "decide_dispute": (None, None, "overturned", "state_asked"),
    "decide_state_review": (None, None, "overturned"),
    "recount_violation": (None, "another", "counted_out"),
}
START = end_of(dt.date(2026, 3, 1))


def payload(message: str, dice: random.Random) -> dict[str, Any]:
    """What is said with a message."""
    word = dice.choice(WORDS.get(message, (None,)))
    said: dict[str, Any] = {"number": dice.randint(1, 4)} if message == "confirm_violation" else {}
    return said | ({"answer": word} if word else {})


def message_for(status: ViolationStatus, dice: random.Random) -> str:
    """Any message; more often one that is taken."""
    taken = [message for message in MESSAGES if takes(status, message)]
    return dice.choice(taken if taken and dice.random() < 0.7 else list(MESSAGES))


class InMemory:
    """The state of a violation and its scripted steps, without a server."""

    def __init__(self) -> None:
        self.records, self.now = ViolationRecords(), START
        self.state = State(said_last=self.now)
        self.state.adopt(SCRIPTS["begin_violation"](self.records, About(1, self.now)))
        self.count = 0

    def say(self, message: str, said: dict[str, Any]) -> bool:
        """Whether it was taken."""
        if out_of_turn(self.state, message):
            return False
        self.count += 1
        self.records.said[self.count] = said
        self.state.adopt(SCRIPTS[MESSAGES[message].name](self.records, Told(1, self.count, None, self.now)))
        return True

    def time_passes(self) -> None:
        """Until the next clock rings."""
        name, deadline = min(self.state.deadlines.items(), key=lambda each: each[1].at)
        self.now = max(self.now, deadline.at)
        self.state.ring_at(name, None)
        clock = AboutClock(1, deadline.clock_id or 0, self.now)
        self.state.adopt(SCRIPTS[RUN_OUT[ClockName(name)].name](self.records, clock))

    def hold(self) -> None:
        """The workflow's state and the records agree."""
        assert self.state.status is self.records.status
        assert {*self.state.deadlines} == {str(name) for name in self.records.due}
        assert {*self.records.due} <= {*CLOCKS[self.records.status]}
        assert not wanted(self.state) or self.state.status is not ViolationStatus.ENDED


def test_every_declared_move_is_made_in_hundreds_of_walks_and_no_other() -> None:
    made: set[tuple[Any, ...]] = set()
    for number in range(800):
        dice, walk = random.Random(number), InMemory()
        for _ in range(40):
            before = walk.records.status
            if before is ViolationStatus.ENDED:
                break
            if walk.state.deadlines and dice.random() < 0.3:
                walk.time_passes()
            else:
                message = message_for(before, dice)
                assert walk.say(message, payload(message, dice)) is takes(before, message)
            walk.hold()
        made.update(walk.records.moves)
    assert made == {(move.before, move.cause, move.to) for move in MOVES}


def test_walks_on_a_server_take_and_refuse_as_declared(time_skipping: Skipping) -> None:
    for number in range(12):
        check_story(time_skipping, functools.partial(walked, dice=random.Random(number)))


async def walked(it: Violation, dice: random.Random) -> None:
    """Fourteen words or clocks, each held against the declaration."""
    await it.settled()
    for _ in range(14):
        before = it.records.status
        if before is ViolationStatus.ENDED:
            break
        if it.records.due and dice.random() < 0.3:
            await it.over(min(it.records.due, key=lambda name: it.records.due[name]))
            continue
        message = message_for(before, dice)
        assert await taken(it, message, payload(message, dice)) is takes(before, message)
        await it.settled()
    if it.records.status is ViolationStatus.ENDED:
        assert await it.ended() == "ended"
    else:
        assert await it.status() == it.records.status.value


async def taken(it: Violation, message: str, said: dict[str, Any]) -> bool:
    """Whether a message was taken."""
    try:
        await it.say(message, **said)
    except WorkflowUpdateFailedError:
        return False
    return True
