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
from tests.workflows.organization.scripted import SCRIPTS, OrganizationRecords
from tests.workflows.organization.telling import Participation, check_story
from tests.workflows.scripted_records import end_of
from workflows.organization.messages import MESSAGES, RUN_OUT
from workflows.organization.state import State
from workflows.organization.statuses import CLOCKS, ENDS, MOVES, takes
from workflows.organization.tasks import wanted
from workflows.organization.turns import out_of_turn
from workflows.steps.organization import ClockName, OrganizationStatus
from workflows.steps.step import About, AboutClock, Told

WORDS: dict[str, tuple[str | None, ...]] = {
    "review_organization": (None, None, None, "return", "return", "refuse"),
    "liaisons_changed": ("came", "left"),
    "recertify_users": (None, "kept", "last_left"),
}
RARE = ("withdraw_organization", "end_organization")
START = end_of(dt.date(2026, 3, 1))


def payload(message: str, dice: random.Random) -> dict[str, Any]:
    """What is said with a message."""
    word = dice.choice(WORDS.get(message, (None,)))
    return {"answer": word} if word else {}


def message_for(status: OrganizationStatus, dice: random.Random) -> str:
    """Any message; more often one that is taken, and seldom one that ends everything."""
    taken = [message for message in MESSAGES if takes(status, message)]
    often = [message for message in taken if message not in RARE or dice.random() < 0.1] or taken
    return dice.choice(often if often and dice.random() < 0.8 else list(MESSAGES))


class InMemory:
    """The state of an organization and its scripted steps, without a server."""

    def __init__(self) -> None:
        self.records, self.now = OrganizationRecords(), START
        self.state = State(said_last=self.now)
        self.state.adopt(SCRIPTS["begin_organization"](self.records, About(1, self.now)))
        self.count = 0

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
        """Until the next clock rings."""
        name, deadline = min(self.state.deadlines.items(), key=lambda each: each[1].at)
        self.now = max(self.now, deadline.at)
        self.state.ring_at(name, None)
        if deadline.clock_id is None:
            self.state.adopt(SCRIPTS["remind_recertification"](self.records, About(1, self.now)))
            return
        clock = AboutClock(1, deadline.clock_id, self.now)
        self.state.adopt(SCRIPTS[RUN_OUT[ClockName(name)].name](self.records, clock))

    def hold(self) -> None:
        """The workflow's state and the records agree."""
        assert self.state.status is self.records.status
        assert {*self.state.deadlines} == {str(name) for name in self.records.due}
        assert {*self.records.due} <= {*CLOCKS[self.records.status]}
        if self.state.status in ENDS:
            assert not wanted(self.state)


def test_every_declared_move_is_made_in_hundreds_of_walks_and_no_other() -> None:
    made: set[tuple[Any, ...]] = set()
    for number in range(600):
        dice, walk = random.Random(number), InMemory()
        for _ in range(40):
            before = walk.records.status
            if before in ENDS:
                break
            if walk.state.deadlines and dice.random() < 0.4:
                walk.time_passes()
            else:
                message = message_for(before, dice)
                assert walk.say(message, payload(message, dice)) is takes(before, message)
            walk.hold()
        made.update(walk.records.moves)
    assert made == {(move.before, move.cause, move.to) for move in MOVES}


def test_walks_on_a_server_take_and_refuse_as_declared(time_skipping: Skipping) -> None:
    for number in range(8):
        check_story(time_skipping, functools.partial(walked, dice=random.Random(number)))


async def walked(it: Participation, dice: random.Random) -> None:
    """Fourteen words or clocks, each held against the declaration."""
    await it.settled()
    for _ in range(14):
        before = it.records.status
        if before in ENDS:
            break
        if it.records.due and dice.random() < 0.3:
            await it.over(min(it.records.due, key=lambda name: it.records.due[name]))
            continue
        message = message_for(before, dice)
        assert await taken(it, message, payload(message, dice)) is takes(before, message)
        await it.settled()
    if it.records.status in ENDS:
        assert await it.ended() == it.records.status.value
    else:
        assert await it.status() == it.records.status.value


async def taken(it: Participation, message: str, said: dict[str, Any]) -> bool:
    """Whether a message was taken."""
    try:
        await it.say(message, **said)
    except WorkflowUpdateFailedError:
        return False
    return True
