"""What all processes share: one thing at a time, messages in their turn, clocks by name, letters, bounded runs."""

import asyncio
import datetime as dt
import math
from abc import abstractmethod
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Generic, TypeVar

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from workflows.messages import NOT_THIS_STEPS_TURN, Result, Said
from workflows.remembered import Heard, Remembered
from workflows.steps.step import Told

LONGEST_HISTORY = 1000
"""Events after which a process goes on as a new run: a usual intake has 250, a replay of 1,000 takes half a second."""

S = TypeVar("S", bound=Remembered)


class Process(Generic[S]):
    """Waits for what people say, runs the clocks, calls the steps. It decides nothing.

    One thing at a time: each message and each clock that rings takes `_turn`, so no step sees another half done. A
    process says which messages it hears (`_updates`), which clocks it may run (`_clocks`), and what is done with them.
    """

    def __init__(self, subject_id: int, at: dt.datetime, quiet_until: dt.datetime | None, state: S) -> None:
        self._subject_id = subject_id
        self._quiet_until = quiet_until or at
        self._state = state
        self._turn = asyncio.Lock()
        for update in self._updates():
            workflow.set_update_handler(update, self._hearing(update), validator=self._judging(update))

    # What a process says of itself

    @abstractmethod
    def _updates(self) -> Iterable[str]:
        """The messages it hears."""

    def _clocks(self) -> Iterable[str]:
        """The clocks it may run; none, unless it says so."""
        return ()

    @abstractmethod
    def _out_of_turn(self, update: str) -> str | None:
        """Why this message cannot be taken now, as a sentence; None when it can."""

    @abstractmethod
    def _over(self) -> bool:
        """Whether the process has come to its end."""

    @abstractmethod
    async def _begin(self, at: dt.datetime) -> None:
        """The first step."""

    @abstractmethod
    async def _act(self, update: str, told: Told) -> Result:
        """What a message causes, but for tasks."""

    async def _ring(self, name: str, clock_id: int | None) -> None:
        """What a clock that has run out causes, but for tasks."""
        raise LookupError(f"{type(self).__name__} runs the clock {name} and does not say what it causes.")

    @abstractmethod
    async def _arrange(self, at: dt.datetime, by: int | None = None, update: str | None = None) -> None:
        """Keep the tasks where the process has come to."""

    def _letters(self) -> list[Any]:
        """Letters that are still to be sent; the sent one is taken off. None, unless it says so."""
        return []

    async def _send(self, letter: Any) -> None:
        """Send one."""
        raise LookupError(f"{type(self).__name__} has letters and does not say how they are sent.")

    def _to_go_on(self) -> bool:
        """Whether what follows had better be a new run."""
        info = workflow.info()
        return info.is_continue_as_new_suggested() or info.get_current_history_length() >= LONGEST_HISTORY

    # Its life

    async def _live(self, at: dt.datetime) -> bool:
        """Live until nothing is under way and this run is to end; whether the process is over."""
        if not self._state.begun:
            async with self._turn:
                await self._begin(at)
                self._state.begun = True
                await self._arrange(at)
        tracks = [asyncio.create_task(track) for track in self._tracks()]
        await workflow.wait_condition(lambda: self._at_rest() or any(_failed(track) for track in tracks))
        for track in tracks:
            if _failed(track):
                track.result()
            track.cancel()
        return self._over()

    def _at_rest(self) -> bool:
        """Nothing is under way, and this run is to end: the process is over, or goes on as a new run."""
        ending = self._over() or self._to_go_on()
        return ending and not (self._turn.locked() or self._letters()) and workflow.all_handlers_finished()

    def _tracks(self) -> list[Coroutine[Any, Any, None]]:
        """What goes on beside the messages."""
        return [self._send_letters(), *(self._watch(str(name)) for name in self._clocks())]

    async def _send_letters(self) -> None:
        """One after the other, when a turn is over and outside of any: printing takes longer than the other steps."""
        while True:
            await workflow.wait_condition(lambda: bool(self._letters()) and not self._turn.locked())
            await self._send(self._letters()[0])
            self._letters().pop(0)

    async def _watch(self, name: str) -> None:
        """Wait for a clock; when its instant changes meanwhile, wait for the new one. A clock rings once."""
        while True:
            await workflow.wait_condition(lambda: name in self._state.deadlines and not self._over())
            if not await self._reached(name):
                continue
            async with self._turn:
                deadline = self._state.deadlines.get(name)
                if not self._over() and deadline and deadline.at <= workflow.now():
                    self._state.ring_at(name, None)
                    await self._ring(name, deadline.clock_id)
                    await self._arrange(self._present())

    async def _reached(self, name: str) -> bool:
        """Whether a clock's instant came before it was changed or stopped."""
        deadline = self._state.deadlines[name]
        rings_at = max(deadline.at, self._quiet_until)
        left = math.ceil((rings_at - workflow.now()).total_seconds())  # whole seconds: never rings early
        if left <= 0:
            return True
        try:
            await workflow.wait_condition(
                lambda: self._state.deadlines.get(name) != deadline, timeout=left, timeout_summary=name
            )
        except TimeoutError:
            return True
        return False

    def _present(self) -> dt.datetime:
        """The instant at which the process acts by itself: now, or the last thing said while its past is being told."""
        now = workflow.now()
        return self._state.said_last if now < self._quiet_until else now

    # Messages

    def _hearing(self, update: str) -> Callable[[Said], Coroutine[Any, Any, Result]]:
        async def hear(said: Said) -> Result:
            return await self._hear(update, said)

        return hear

    def _judging(self, update: str) -> Callable[[Said], None]:
        def judge(said: Said) -> None:
            if self._state.begun:  # one right behind the beginning is judged when that is done
                self._refuse_out_of_turn(update, said)

        return judge

    async def _hear(self, update: str, said: Said) -> Result:
        """Take a message in its turn: the step it calls, then the tasks. Told again, it answers as before."""
        await workflow.wait_condition(lambda: self._state.begun)
        async with self._turn:
            before = self._state.heard_before(said.submission_id)
            if before:
                return Result(before.outcome, before.needs)
            self._refuse_out_of_turn(update, said)
            self._state.said_last = said.at
            result = await self._act(update, Told(self._subject_id, said.submission_id, said.by, said.at))
            self._state.remember(Heard(said.submission_id, result.outcome, result.needs))
            if result.outcome != "refused":
                await self._arrange(said.at, said.by, update)
            return result

    def _refuse_out_of_turn(self, update: str, said: Said) -> None:
        """Raise when it is not this message's turn; asked before it is accepted and again when its turn has come."""
        if self._state.heard_before(said.submission_id):
            return
        sentence = self._out_of_turn(update)
        if sentence:
            raise ApplicationError(sentence, type=NOT_THIS_STEPS_TURN, non_retryable=True)


def _failed(track: asyncio.Task[None]) -> bool:
    return track.done() and not track.cancelled() and track.exception() is not None
