"""The declaration of a timesheet's standings is whole, and random ways through the workflow hold by it."""

import datetime as dt
import random
from collections.abc import Coroutine
from types import SimpleNamespace
from typing import Any

import pytest

from tests.workflows.timesheet.scripted import ScriptedTimesheet
from workflows import stepwise
from workflows.steps.step import Step, Told
from workflows.steps.timesheet import Cause, Reviewer, TimesheetStatus
from workflows.timesheet import timesheet
from workflows.timesheet.messages import COME, MESSAGES, RUN_OUT
from workflows.timesheet.state import State
from workflows.timesheet.statuses import CLOCKS, DECIDED, MOVES, OVER, PLACES, TAKES, declared, picture
from workflows.timesheet.tasks import wanted
from workflows.timesheet.timesheet import TimesheetApproval
from workflows.timesheet.turns import CANNOT, STANDS

BEGUN = dt.datetime(2026, 3, 16, 17, tzinfo=dt.UTC)
CAUSES = {
    "submit_timesheet_again": (Cause.SUBMITTED_AGAIN,),
    "approve_timesheet": (Cause.APPROVED,),
    "reject_timesheet": (Cause.REJECTED,),
    "withdraw_timesheet": (Cause.WITHDRAWN,),
    "resolve_timesheet": (Cause.FIX_ACCEPTED, Cause.SENT_BACK),
    "rule_on_timesheet": (Cause.FIX_ACCEPTED, Cause.SENT_BACK),
}


def test_every_standing_is_reached_and_left_and_has_its_words_and_its_place() -> None:
    assert {move.to for move in MOVES} == set(TimesheetStatus)
    assert {move.before for move in MOVES} == set(TimesheetStatus) - set(OVER)
    assert set(TAKES) == set(CLOCKS) == set(PLACES) == set(STANDS) == set(TimesheetStatus)
    assert len(set(PLACES.values())) == len(PLACES)
    assert {message for messages in TAKES.values() for message in messages} == set(MESSAGES) == set(CANNOT)
    assert {name for names in CLOCKS.values() for name in names} == {*COME, *RUN_OUT}


def test_what_the_law_may_say_follows_from_each_approval() -> None:
    for before, cause in (
        (TimesheetStatus.AWAITING_RECIPIENT, Cause.APPROVED),
        (TimesheetStatus.HELD, Cause.LET_STAND),
    ):
        assert {move.to for move in MOVES if (move.before, move.cause) == (before, cause)} == set(DECIDED)


def test_the_picture_has_each_arrow_once() -> None:
    arrows = [(arrow.before, arrow.to) for arrow in picture()]
    assert len(arrows) == len(set(arrows)) == len({(m.before, m.to) for m in MOVES if m.before is not m.to})


class InMemory:
    """A timesheet's own code without a server: the same turns and steps, as fast as memory."""

    def __init__(self, early: bool) -> None:
        self.steps = ScriptedTimesheet()
        self.records = self.steps.records
        self.now = BEGUN
        self.records.period_ends_at = BEGUN + dt.timedelta(days=2) if early else None
        self.process = object.__new__(TimesheetApproval)  # its own __init__ wants a running workflow
        self.process._subject_id, self.process._state = 901, State(said_last=BEGUN)
        self.submissions = 0
        self.at_once(self.process._begin(BEGUN))

    @property
    def state(self) -> State:
        return self.process._state

    async def do(self, step: Step[Any, Any], order: Any) -> Any:
        """In place of `workflows.doing.do`."""
        return self.steps.scripts[step.name](self.records, order)

    def at_once(self, doing: Coroutine[Any, Any, Any]) -> Any:
        """What comes of it: nothing in it ever waits. Its steps are these, its clock is this."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(timesheet, "workflow", SimpleNamespace(now=lambda: self.now))
            for module in (timesheet, stepwise):
                patch.setattr(module, "do", self.do)
            try:
                doing.send(None)
            except StopIteration as done:
                return done.value
        raise AssertionError("It waits for something.")

    def say(self, message: str, **payload: Any) -> bool:
        """Whether it was the message's turn."""
        if self.process._out_of_turn(message):
            return False
        self.submissions += 1
        self.records.said[self.submissions] = payload
        self.at_once(self.process._act(message, Told(901, self.submissions, 22, self.now)))
        return True

    def run_out(self, name: str) -> None:
        """A clock's instant has come."""
        deadline = self.state.deadlines[name]
        self.now = max(self.now, deadline.at)
        self.state.ring_at(name, None)
        self.at_once(self.process._ring(name, deadline.clock_id))


def test_hundreds_of_random_ways_take_move_and_run_only_what_is_declared() -> None:
    made: set[tuple[Any, ...]] = set()
    for number in range(400):
        dice = random.Random(number)
        it = InMemory(early=dice.random() < 0.3)
        for _ in range(25):
            if it.process._over():
                break
            made |= _something(it, dice)
            _holds(it)
    possible = {(move.before, move.to) for move in MOVES}
    assert made - {(each, each) for each in TimesheetStatus} <= possible
    assert possible - made == set(), "every declared arrow was walked"


def _something(it: InMemory, dice: random.Random) -> set[tuple[Any, ...]]:
    """Say something, or let a clock run out; the move that it made."""
    before = TimesheetStatus(it.state.status)
    if it.state.deadlines and dice.random() < 0.25:
        it.run_out(dice.choice(sorted(it.state.deadlines)))
        return {(before, it.state.status)}
    message = dice.choice(sorted(MESSAGES))
    payload = {
        "to": dice.choice(["accepted", "held", "held", "returned", "returned"]),
        "reviewer": dice.choice(["caseworker", "supervisor"]),
        "how": dice.choice(["accept_fix", "let_stand", "return", "send_up"]),
        "answer": dice.choice([None, None, None, "refused"]),
    }
    reviewer = it.state.reviewer
    taken = it.say(message, **payload)
    of_other = {"resolve_timesheet": Reviewer.SUPERVISOR, "rule_on_timesheet": Reviewer.CASEWORKER}
    assert taken == (message in TAKES[before] and not (reviewer and of_other.get(message) is reviewer))
    if it.state.status is not before:
        assert any(declared(before, cause, it.state.status) for cause in CAUSES[message]), (before, message)
    return {(before, it.state.status)} if taken else set()


def _holds(it: InMemory) -> None:
    """What is true of a timesheet wherever it stands."""
    assert it.state.status is it.records.status
    assert set(it.state.deadlines) <= {str(name) for name in CLOCKS[it.state.status]}
    tasks = [ref.kind.value for ref in wanted(it.state)]
    by = {Reviewer.CASEWORKER: ["resolve_timesheet"], Reviewer.SUPERVISOR: ["rule_on_timesheet"], None: []}
    assert tasks == by[it.state.reviewer], "a held timesheet is always before somebody, and no other is"
    assert (it.state.reviewer is not None) == (it.state.status is TimesheetStatus.HELD)
    if it.state.status is TimesheetStatus.WAITING:
        assert "period_end" in it.state.deadlines, "an early timesheet always wakes up"
    assert it.process._over() == (it.state.status in OVER)
