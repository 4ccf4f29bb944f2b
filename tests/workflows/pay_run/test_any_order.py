"""Messages and work in any order: the run takes what the declaration takes, refuses the rest, and moves as declared.

Hundreds of walks go over the state without a server, some over a real one, where stops come while parts are in hand.
"""

import asyncio
import datetime as dt
import functools
import random

from temporalio.client import WorkflowUpdateFailedError

from tests.fixtures.temporal import Skipping
from tests.workflows.pay_run.scripted import SCRIPTS, RunRecords
from tests.workflows.pay_run.telling import Run, check_story
from tests.workflows.scripted_records import end_of
from workflows.pay_run.messages import MESSAGES
from workflows.pay_run.state import State
from workflows.pay_run.statuses import AT_WORK, MOVES, OVER, takes
from workflows.pay_run.tasks import wanted
from workflows.pay_run.turns import ISSUED_IN_PART, out_of_turn
from workflows.steps.pay_run import ISSUE_PART, MAKE_FILES, RECKON_PART, TIE, CameTo, Cause, PayRunStatus
from workflows.steps.step import Told

S = PayRunStatus
START = end_of(dt.date(2026, 3, 17))
COMES_TO = {
    S.PLANNED: (Cause.PLANNED, Cause.PLANNED, Cause.FAILED),
    S.CALCULATING: (Cause.RECKONED, Cause.RECKONED, Cause.RECKONED, Cause.FAILED, Cause.NOTHING_TO_PAY),
    S.ISSUING: (Cause.ISSUED, Cause.FAILED),
}


def message_for(status: PayRunStatus, dice: random.Random) -> str:
    """Any message; more often one that is taken."""
    taken = [message for message in MESSAGES if takes(status, message)]
    return dice.choice(taken if taken and dice.random() < 0.7 else list(MESSAGES))


class InMemory:
    """The state of a run and its scripted steps, without a server."""

    def __init__(self) -> None:
        self.records, self.state, self.count = RunRecords(), State(said_last=START), 0

    def say(self, message: str) -> str | None:
        """Why it was not taken; none when it was."""
        sentence = out_of_turn(self.state, message)
        if sentence is None:
            self.count += 1
            self.records.said[self.count] = {}
            self.records.concerned = self.count % 2
            self.state.adopt(SCRIPTS[MESSAGES[message].name](self.records, Told(1, self.count, None, START)))
        return sentence

    def work(self, dice: random.Random) -> None:
        """The run comes to something by itself."""
        cause = dice.choice(COMES_TO[self.records.status])
        self.state.adopt(SCRIPTS["move_pay_run"](self.records, CameTo(1, cause, START)))

    def hold(self) -> None:
        """The workflow's state and the records agree, and somebody is asked where somebody must say a word."""
        assert (self.state.status, self.state.resumes) == (self.records.status, self.records.before)
        assert not (wanted(self.state) and self.state.status in OVER)


def test_every_declared_move_is_made_in_hundreds_of_walks_and_no_other() -> None:
    made = set()
    for number in range(1000):
        dice, walk = random.Random(number), InMemory()
        for _ in range(30):
            before, resumes = walk.records.status, walk.records.before
            if before in OVER:
                break
            if before in AT_WORK and dice.random() < 0.7:
                walk.work(dice)
            else:
                message = message_for(before, dice)
                refused = walk.say(message)
                late = message == "discard_pay_run" and resumes is S.ISSUING
                assert (refused is None) is (takes(before, message) and not late)
                assert not (late and takes(before, message)) or refused == ISSUED_IN_PART
            walk.hold()
        made.update(walk.records.moves)
    assert made == {(move.before, move.cause, move.to) for move in MOVES}


def test_walks_on_a_server_take_and_refuse_as_declared_and_leave_no_part_half_done(time_skipping: Skipping) -> None:
    for number in range(12):
        check_story(time_skipping, functools.partial(walked, dice=random.Random(number)))


async def walked(it: Run, dice: random.Random) -> None:
    """Fifteen words at any moment, some of them while it works; then all parts are as the end says."""
    it.records.parts = 4
    it.records.concerned = dice.randrange(2)
    it.records.failing = {name: 1 for name in (RECKON_PART, TIE, ISSUE_PART, MAKE_FILES) if dice.random() < 0.3}

    async def slowly(order: object) -> None:
        await asyncio.sleep(0.01)

    it.steps.before = {RECKON_PART: slowly, ISSUE_PART: slowly}
    await it.made()
    for _ in range(15):
        if dice.random() < 0.5:
            await it.settled()
        if it.records.status in OVER:
            break
        await said(it, message_for(it.records.status, dice))
    await at_its_end(it)
    ended = await it.ended()
    parts = [] if ended == "discarded" else [0, 1, 2, 3]
    assert (sorted(it.records.reckoned), it.records.closed, it.records.tasks) == (parts, True, [])
    assert ended == "discarded" or sorted(it.records.issued) == parts


async def said(it: Run, message: str) -> bool:
    """Whether a message was taken."""
    try:
        await it.say(message)
    except WorkflowUpdateFailedError:
        return False
    return True


NEXT = {
    S.AWAITING_OFFICER: "approve_totals",
    S.AWAITING_SUPERVISOR: "release_pay_run",
    S.STOPPED: "resume_pay_run",
    S.FAILED: "resume_pay_run",
}


async def at_its_end(it: Run) -> None:
    """Say whatever brings it on until it is over."""
    for _ in range(30):
        await it.settled()
        if it.records.status in OVER:
            return
        if it.records.status in NEXT:
            assert await said(it, NEXT[it.records.status])
    raise TimeoutError(f"It is still {it.records.status}.")
