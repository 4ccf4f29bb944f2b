"""An enrollment's own code without a server: the same turns, steps and moves, as fast as memory."""

import datetime as dt
from collections.abc import Coroutine
from types import SimpleNamespace
from typing import Any

from tests.workflows.enrollment.scripted import ScriptedEnrollment
from tests.workflows.enrollment.scripted_records import EnrollmentRecords
from tests.workflows.scripted_records import end_of
from workflows.enrollment import enrollment
from workflows.enrollment.enrollment import ProviderEnrollment
from workflows.enrollment.state import State
from workflows.steps.enrollment.standing import ClockName
from workflows.steps.step import Step, Told

WORKER = 22
BEGUN = dt.datetime(2026, 3, 2, 17, tzinfo=dt.UTC)


class InMemory:
    """One enrollment whose steps are called at once."""

    def __init__(self) -> None:
        self.steps = ScriptedEnrollment()
        self.records: EnrollmentRecords = self.steps.records
        self.now = BEGUN
        self.process = object.__new__(ProviderEnrollment)  # its own __init__ wants a running workflow
        self.process._subject_id, self.process._state = 501, State(said_last=BEGUN, begun=True)
        self.submissions = 0

    async def do(self, step: Step[Any, Any], order: Any) -> Any:
        """In place of `workflows.doing.do`."""
        return self.steps.scripts[step.name](self.records, order)

    def at_once(self, doing: Coroutine[Any, Any, Any]) -> Any:
        """What comes of it: nothing in it ever waits. Its steps are these, its clock is this."""
        kept = enrollment.do, enrollment.workflow
        enrollment.do, enrollment.workflow = self.do, SimpleNamespace(now=lambda: self.now)  # type: ignore[assignment]
        try:
            doing.send(None)
        except StopIteration as done:
            return done.value
        finally:
            enrollment.do, enrollment.workflow = kept  # type: ignore[assignment]
        raise AssertionError("It waits for something.")

    def say(self, message: str, **payload: Any) -> str:
        """The step's word, or nothing where it is not the message's turn."""
        if self.process._out_of_turn(message):
            return ""
        self.submissions += 1
        self.records.said[self.submissions] = payload
        return str(self.at_once(self.process._act(message, Told(501, self.submissions, WORKER, self.now))).outcome)

    def run_out(self, clock: ClockName, due_on: dt.date) -> None:
        """The clock's last day is over."""
        self.now = max(self.now, end_of(due_on) + dt.timedelta(seconds=2))
        deadline = self.process._state.deadlines[clock]
        self.process._state.ring_at(clock, None)
        self.at_once(self.process._ring(clock, deadline.clock_id))
